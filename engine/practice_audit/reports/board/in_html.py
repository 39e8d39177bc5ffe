"""The board report as one HTML file that asks nothing of a network."""

from base64 import b64encode
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from practice_audit.reports.board import words
from practice_audit.reports.board.charts import Chart
from practice_audit.reports.board.page import Board
from practice_audit.reports.from_folder.in_short import NOT_SAFE

TEMPLATE = "board.html.jinja"


def board_in_html(board: Board, charts: list[Chart]) -> str:
    """Fill the template; whatever a record or a rule holds is text there, never markup."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        keep_trailing_newline=True,
    )
    pictures = [(chart, f"data:image/svg+xml;base64,{b64encode(chart.draw('svg')).decode()}") for chart in charts]
    return environment.get_template(TEMPLATE).render(board=board, charts=pictures, words=words, not_safe=NOT_SAFE)
