"""The widgets of the Back and Hip Workbook. Each takes the id of its content.

>>> from widgets import Quiz
>>> quiz = Quiz("red-flags")
"""

from .age_slider import AgeSlider
from .answer_cards import AnswerCards
from .belief_check import BeliefCheck
from .claim_check import ClaimCheck
from .class_board import ClassBoard
from .evidence_slider import EvidenceSlider
from .exercise_guide import ExerciseGuide
from .exercise_ladder import ExerciseLadder
from .exercise_rules import ExerciseRules
from .figure import Figure
from .glossary_list import GlossaryList
from .hip_map import HipMap
from .option_table import OptionTable
from .page_foot import PageFoot
from .page_head import PageHead
from .progress import Progress
from .quiz import Quiz
from .recall import Recall
from .recovery_slider import RecoverySlider
from .red_flag_cases import RedFlagCases
from .scan_reports import ScanReports
from .source_list import SourceList
from .teach_back import TeachBack
from .test_picture import TestPicture
from .time_course import TimeCourse
from .visit_sheet import VisitSheet
from .walking_plan import WalkingPlan

__all__ = [
    "AgeSlider",
    "AnswerCards",
    "BeliefCheck",
    "ClaimCheck",
    "ClassBoard",
    "EvidenceSlider",
    "ExerciseGuide",
    "ExerciseLadder",
    "ExerciseRules",
    "Figure",
    "GlossaryList",
    "HipMap",
    "OptionTable",
    "PageFoot",
    "PageHead",
    "Progress",
    "Quiz",
    "Recall",
    "RecoverySlider",
    "RedFlagCases",
    "ScanReports",
    "SourceList",
    "TeachBack",
    "TestPicture",
    "TimeCourse",
    "VisitSheet",
    "WalkingPlan",
]
