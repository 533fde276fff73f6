"""What the reader carries along from sentence to sentence."""

from __future__ import annotations

from dataclasses import dataclass, field

from service.indicators.bases import Comparison
from service.indicators.comparing import Pair
from service.indicators.headings import Headings
from service.indicators.naming.scene import Scene
from service.indicators.rows import Rows
from service.indicators.topic import Topic
from service.periods.model import Period, PeriodMention, Reference
from service.structure.model import Block
from service.text.align import Text

_CALENDAR = ("year", "first_months", "this", "whole", "season", "school_year", "year_to_date")


def _lasts(mention: PeriodMention) -> bool:
    """True for times that hold for paragraphs: "Năm 2023, …", "Đến 30/6, …", not "từ tháng 6 đến nay"."""
    return mention.rule in _CALENDAR or (mention.rule in ("date", "month", "quarter") and mention.until)


@dataclass(slots=True)
class Frame:
    """The time that holds for numbers without one of their own."""

    mention: PeriodMention | None = None
    passing: bool = False
    """True when ``mention`` was said in mid-sentence: it ends with its paragraph."""
    fronted: bool = False
    """True when ``mention`` began its sentence, or what its speaker says: it dates rates, too."""
    told: PeriodMention | None = None
    """The time that the paragraphs before spoke of last: a text without a date of its own goes on with it."""
    just_told: bool = False
    """True where the paragraph right before told it."""
    as_of: PeriodMention | None = None
    """The last "đến 30/6/2021" of the text: news tells what stands as of then."""
    stretch: PeriodMention | None = None
    """The last days from … to … of the text: "từ ngày 15/12 đến ngày 14/2"."""
    defined: PeriodMention | None = None
    """The days that the report says its period is."""
    stretched: Block | None = None
    """The paragraph that named them."""
    campaign: bool = False
    """True where they are those of a campaign, of which the rest of the text tells the results."""
    back: PeriodMention | None = None
    """The time to which the text returns behind a sentence with "riêng tháng 8"."""
    base: PeriodMention | None = None
    """The time in the item's label ("Giai đoạn 1976 - 2003: …"), to which each clause returns."""

    def enter_paragraph(self, labelled: PeriodMention | None, *, ends: bool, goes_on: bool) -> None:
        """A new paragraph, with the time in its label; ``ends``: the time that was set holds no more; ``goes_on``:
        the paragraph says that it goes on with the one before."""
        self.told, self.just_told = self.mention or self.told, self.mention is not None
        lasts = goes_on or not (self.passing or (self.mention and not _lasts(self.mention)))
        if ends or not lasts:
            self.mention = None
        self.mention, self.passing, self.base = labelled or self.mention, False, labelled
        self.fronted = self.mention is not None

    def set(self, mention: PeriodMention, *, passing: bool) -> None:
        """A sentence without numbers sets the time: "Trong 2 tháng đầu năm 2026, tình hình ổn định."."""
        self.mention, self.passing, self.fronted = mention, passing, True

    def restart(self) -> None:
        """A new clause of an item with a time in its label returns to that time."""
        self.mention = self.base or self.mention


@dataclass(slots=True)
class Running:
    """The state of one reading."""

    scene: Scene
    headings: Headings
    reference: Reference
    rows: Rows
    event: Period | None = None
    """The day of what a story tells of: "Vụ việc xảy ra sáng 9/12"."""
    looks_back: bool = False
    """True in a text that tells of a disaster weeks later."""
    occasion: Period | None = None
    """The day of the occasion that news tells of."""
    frame: Frame = field(default_factory=Frame)
    block: Block | None = None
    topic: Topic | None = None
    """What the text is speaking of."""
    comparison: Comparison | None = None
    """What the sentence before compared with."""
    pair: Pair | None = None
    """With what the last number whose change was told twice was compared."""
    above: Topic | None = None
    """What the paragraph that introduces the running item ended on: the item is its part."""

    @property
    def text(self) -> Text:
        """The report's text."""
        return self.scene.text

    @property
    def section(self) -> int | None:
        """The section of the running paragraph."""
        return self.block.section if self.block else None

    @property
    def planned(self) -> bool:
        """True where the numbers are what is planned, by the headings or the title above."""
        return self.headings.planned(self.block)

    @property
    def ordered(self) -> bool:
        """True where somebody is told what to do, by the words above."""
        return self.headings.ordered(self.block)
