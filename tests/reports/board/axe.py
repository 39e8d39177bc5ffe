"""What axe-core finds wrong in a page for people with weak sight or none, looked at in headless Chromium."""

import json
import re
import shutil
import subprocess
from html import unescape
from pathlib import Path

import axe_core_python

AXE = Path(axe_core_python.__file__).with_name("axe.min.js")
CHROMIUM = next(
    (found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), None
)
LEVELS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
ASKED = """
axe.run(document, {runOnly: %s}).then(found => {
  const said = document.createElement("pre"); said.id = "axe-said";
  said.textContent = JSON.stringify({passes: found.passes.map(one => one.id), violations: found.violations.map(
    one => [one.id, one.nodes.map(node => node.html.slice(0, 200))])});
  document.body.append(said);
});
"""


def axe_says(page: Path, folder: Path) -> dict[str, list[object]]:
    """Give the ids of the checks that passed, and the violations with the elements."""
    html = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", page.read_text("utf-8"))
    scripts = f"<script>{AXE.read_text('utf-8')}</script><script>{ASKED % json.dumps(LEVELS)}</script>"
    looked_at = folder / "looked-at.html"
    looked_at.write_text(html.replace("</body>", f"{scripts}</body>"), "utf-8")
    asked = [str(CHROMIUM), "--headless", "--no-sandbox", "--disable-gpu", f"--user-data-dir={folder / 'chromium'}"]
    asked += ["--virtual-time-budget=20000", "--dump-dom", looked_at.as_uri()]
    dom = subprocess.run(asked, capture_output=True, text=True, timeout=120, check=True).stdout  # noqa: S603 - our own browser and page
    said = re.search(r'<pre id="axe-said">(.*?)</pre>', dom, re.DOTALL)
    assert said is not None, "axe did not end"
    found: dict[str, list[object]] = json.loads(unescape(said[1]))
    return found
