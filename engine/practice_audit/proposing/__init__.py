"""A mapping proposed: what the columns of an authority's reports may be, with a confidence and the reasons."""

from practice_audit.proposing.draft import draft
from practice_audit.proposing.proposal import Proposal, propose

__all__ = ["Proposal", "draft", "propose"]
