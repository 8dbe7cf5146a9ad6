"""What is proved of a workflow, fault by fault, in plain words."""

from collections.abc import Mapping

OF_THE_FILES: Mapping[str, str] = {
    "yaml": "The file can be read in one way only: nothing stands in it twice.",
    "schema": "The file holds only what a proceeding may say, and all that it must.",
    "unknown-name": "Everything it names is there: questions, rules, papers, people, periods.",
    "missing-title": "Every title stands in Khmer and in English.",
    "missing-reason": "Whatever stands in the way is told with its reason.",
    "missing-law": "Every act and every period names the law that it rests on.",
    "unreachable-state": "Every place on the way can be reached.",
    "dead-end": "From every place that is not an end there is a way on.",
    "no-way-to-final": "From every place an end can be reached.",
    "nobody-can-act": "At every place there is somebody who may act.",
    "timer-loses-right": "No clock ends a right: what was done in time can always be recorded.",
    "same-person-decides": "What two people must decide can be decided by two people.",
    "deadline-without-effect": "Every period that begins is ended, followed up or watched.",
}
OF_THE_WAYS: Mapping[str, str] = {
    "never-possible": "Every act can happen: its conditions do not contradict each other.",
    "unassigned-field": "On every way, all that a paper prints or a condition weighs was asked.",
    "unused": "Nothing is declared in vain: every question, rule, paper and period is used.",
}
OF_THE_SET: Mapping[str, str] = {
    "stuck-case": "However the proceedings of a case stand together, the case can be closed.",
}
CLAIMS: Mapping[str, str] = {**OF_THE_FILES, **OF_THE_WAYS, **OF_THE_SET}
