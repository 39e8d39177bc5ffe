"""The columns in which auditors write what they found on the file: their headings and choices."""

from dataclasses import dataclass

VERDICT, REASON, WHO, WHEN, KEY = "Verdict", "Reason", "Who", "When", "Key"
AGREED, NOT_AGREED, ELSEWHERE = "agreed", "not agreed", "record found elsewhere"
CONCERN, NO_CONCERN = "concern", "no concern"


@dataclass(frozen=True)
class Answers:
    """What may be answered on a sheet.

    Attributes:
        choices: the verdicts to choose from.
        asked: the question, shown when a cell is chosen.
    """

    choices: tuple[str, ...]
    asked: str


OF_BREACHES = Answers(
    (AGREED, NOT_AGREED, ELSEWHERE), "Is it so on the file? Choose agreed, not agreed, or record found elsewhere."
)
OF_PROMPTS = Answers((CONCERN, NO_CONCERN, ELSEWHERE), "What did you find when you read it? Choose one.")
HEADINGS = (VERDICT, REASON, WHO, WHEN)
