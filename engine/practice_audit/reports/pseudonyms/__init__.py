"""A finished run with codes in place of ids: the same id has the same code as long as the key is the same."""

from practice_audit.reports.pseudonyms.codes import Codes
from practice_audit.reports.pseudonyms.key_file import read_key
from practice_audit.reports.pseudonyms.run import coded_choice, pseudonymised

__all__ = ["Codes", "coded_choice", "pseudonymised", "read_key"]
