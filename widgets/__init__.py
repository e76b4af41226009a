"""The widgets of the Back and Hip Workbook. Each takes the id of its content.

>>> from widgets import Quiz
>>> quiz = Quiz("red-flags")
"""

from .age_slider import AgeSlider
from .evidence_slider import EvidenceSlider
from .glossary_list import GlossaryList
from .option_table import OptionTable
from .page_foot import PageFoot
from .page_head import PageHead
from .quiz import Quiz
from .recovery_slider import RecoverySlider
from .red_flag_cases import RedFlagCases
from .source_list import SourceList

__all__ = [
    "AgeSlider",
    "EvidenceSlider",
    "GlossaryList",
    "OptionTable",
    "PageFoot",
    "PageHead",
    "Quiz",
    "RecoverySlider",
    "RedFlagCases",
    "SourceList",
]
