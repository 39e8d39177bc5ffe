"""Codes in place of ids, in cells that are ids and in sentences that name them."""

import hashlib
import hmac
import re
from collections.abc import Callable, Iterable
from functools import cached_property
from urllib.parse import unquote

from practice_audit.layout import TABLES

NO_IDS = frozenset({"", "two", "none", "not known"})
"""What stands in the place of an id where there is not one: more than one holder, or no holder."""
ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without I, L, O and U, which are misread."""
LETTERS = 12
"""60 bits: among a million ids two codes are alike with a chance of one in two million."""
NO_ID_PARTS = re.compile(r"\d{4}-\d\d(-\d\d)?|start|end|" + "|".join(TABLES))
"""Of a composite subject, what is a day, a month, an edge or a table."""
JOINTS = re.compile(r"([/+:])")
_TABLE = "|".join([*TABLES, *(table.singular for table in TABLES.values())])
_NOUN = "|".join(sorted({table.singular.replace("_", r"[_ ]") for table in TABLES.values()}, key=len, reverse=True))
IN_TEXT = re.compile(
    rf"\b(?P<rule>[A-Z][A-Z0-9]{{1,3}}-\d\dT?)\b(?![/\w]*\d*[a-z])"
    r"|\b(?P<day>\d{4}-\d\d(?:-\d\d)?|\d+(?:st|nd|rd|th))\b"
    rf"|\b(?P<table>{_TABLE})(?P<joint>[:/])(?P<at>[^\s;,)]*[^\s;,).:])"
    rf"|\b(?P<noun>(?i:{_NOUN})s? )(?P<number>\d+)\b(?! (?i:days?|weeks?|months?|working|January|February|March|April"
    r"|May|June|July|August|September|October|November|December))"
    r"|\b(?P<word>[\w-]*\w)\b"
)
LONG_NUMBER = 5


class Codes:
    """The codes of one key."""

    def __init__(self, key: bytes, known: Iterable[str] = (), rules: Iterable[str] = ()) -> None:
        """Take the key, the known ids (coded wherever a sentence names them) and the rules' ids (never coded)."""
        self._key, self._made = key, dict[str, str]()
        self.known, self._rules = frozenset(known) - NO_IDS, frozenset(rules)

    def code(self, name: str) -> str:
        """The code of an id: "P" and twelve letters or figures; the same for the same id and key."""
        if name in NO_IDS:
            return name
        if name not in self._made:
            number = int.from_bytes(hmac.digest(self._key, name.encode("utf-8"), hashlib.sha256)[:8], "big") >> 4
            letters = [ALPHABET[number >> (5 * place) & 31] for place in range(LETTERS)]
            self._made[name] = "P" + "".join(letters)
        return self._made[name]

    def subject(self, name: str) -> str:
        """The id of a subject, which may have several parts: PL1/V7, K1/2012-11-01, plans:PL1:end."""
        parts = JOINTS.split(name)
        return "".join(
            part if JOINTS.fullmatch(part) or NO_ID_PARTS.fullmatch(part) else self.code(unquote(part))
            for part in parts
        )

    def key(self, key: str) -> str:
        """A key, rule/table/subject."""
        rule, table, *subject = key.split("/", 2)
        return "/".join([rule, table, *(self.subject(part) for part in subject)])

    def evidence(self, evidence: str) -> str:
        """Items table:id, split by blanks."""
        items = (item.partition(":") for item in evidence.split(" "))
        return " ".join(f"{table}{colon}{self.subject(name) if name else ''}" for table, colon, name in items)

    def text(self, text: str) -> str:
        """A sentence with codes in place of ids: those known, and all that look like one."""
        return IN_TEXT.sub(self._found, text) if text else text

    def _found(self, found: re.Match[str]) -> str:
        kind = found.lastgroup
        word = found[0]
        if kind == "at":
            return f"{found['table']}{found['joint']}{self.subject(found['at'])}"
        if kind == "number":  # a short number after a noun may be a count
            number = found["number"]
            return f"{found['noun']}{self.code(number)}" if number in self.known or len(number) >= LONG_NUMBER else word
        if kind == "word" and self._is_id(word):
            return self.code(word)
        if kind == "rule" and word not in self._rules and word in self.known:
            return self.code(word)
        return word

    def _is_id(self, word: str) -> bool:
        if word in self._rules or word in NO_IDS:
            return False
        figures = any(letter.isdigit() for letter in word)
        if word.isdigit():
            return len(word) >= LONG_NUMBER
        return word in self.known or (figures and any(letter.isalpha() for letter in word))

    @cached_property
    def by_column(self) -> dict[str, Callable[[str], str]]:
        """How each column of outcomes.csv and findings.csv is coded; others hold no id."""
        names: dict[str, Callable[[str], str]] = dict.fromkeys(("child_id", "team_id", "worker_id"), self.code)
        sentences = dict.fromkeys(("exemption", "missing", "reason", "explanation"), self.text)
        return {**names, **sentences, "key": self.key, "subject_id": self.subject, "evidence": self.evidence}
