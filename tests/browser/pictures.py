"""Takes the pictures of the README: ``make pictures``."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.browser.conftest import chromium
from tests.conftest import ROOT, serving

FOLDER = ROOT / "docs" / "pictures"
WIDE = {"width": 1440, "height": 900}

# name, example, how the page is opened, what is clicked
PICTURES: tuple[tuple[str, str, dict[str, Any], list[str]], ...] = (
    ("page", "bao-cao-quy", {"viewport": WIDE, "locale": "vi-VN"}, ["tr[data-id=i1] button"]),
    ("charts", "bao-cao-thang", {"viewport": WIDE, "locale": "en-GB", "color_scheme": "dark"}, ["#tab-charts"]),
)

_WEBP = """async ([png, width, height]) => {
    const picture = await createImageBitmap(await (await fetch('data:image/png;base64,' + png)).blob());
    const canvas = new OffscreenCanvas(width, height);
    canvas.getContext('2d').drawImage(picture, 0, 0, width, height);
    const blob = await canvas.convertToBlob({type: 'image/webp', quality: 0.7});
    return [...new Uint8Array(await blob.arrayBuffer())];
}"""


def take(browser: Browser, base: str) -> None:
    """Write every picture, compact."""
    for name, example, options, clicks in PICTURES:
        page = browser.new_context(**options).new_page()
        page.goto(f"{base}/#{example}")
        page.wait_for_selector("#result tbody tr")
        for click in clicks:
            page.click(click)
        page.mouse.move(0, 0)
        _save(browser.new_page(), page.screenshot(), options["viewport"], FOLDER / f"{name}.webp")


def _save(page: Page, png: bytes, size: dict[str, int], path: Path) -> None:
    written = page.evaluate(_WEBP, [base64.b64encode(png).decode(), size["width"], size["height"]])
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(bytes(written))


if __name__ == "__main__":
    with serving(workers=1) as client, chromium() as running:
        take(running, str(client.base_url).rstrip("/"))
