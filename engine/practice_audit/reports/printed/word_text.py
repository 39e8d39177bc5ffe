"""Text as a file of XML can hold it."""

import re

NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def plain(text: str) -> str:
    """The text with a sign in the place of each letter that XML has no place for."""
    return NOT_XML.sub("\ufffd", text)
