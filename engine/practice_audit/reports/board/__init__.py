"""The board report: what it says (`page`), and the two ways in which it is written (`in_html`, `word`)."""
