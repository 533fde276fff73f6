"""What was done to the things that a sentence counts or measures, as a name takes it."""

from __future__ import annotations

from service.indicators.naming.scene import Figure, Scene

LISTS = (",", "v")  # "12 kế hoạch, 4 đề án và 2 chương trình"


def participle_of(scene: Scene, figure: Figure) -> str:
    """ "ban hành 12 kế hoạch" -> "được ban hành"; of a list, to all its items: "12 kế hoạch, [4 đề án]"."""
    action = figure.label.action if figure.label else None
    goes_on = figure.label is None and figure.slot.separator in LISTS and figure.slot.cue.kind == "none"
    if not goes_on:
        scene.done = action.participle if action and not action.light else ""
    return scene.done
