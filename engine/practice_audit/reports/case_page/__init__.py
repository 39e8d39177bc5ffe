"""A case sheet to print: the child's journey on a line of time, what stands open, what a supervisor should ask."""

from practice_audit.reports.case_page.page import case_page

__all__ = ["case_page"]
