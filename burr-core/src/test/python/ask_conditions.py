"""Asks conditions with Apache Burr: ask_conditions.py QUESTIONS, a JSON file {"state": {…}, "when": […], "expr": […]}.

Prints what when(**kwargs) calls each of "when" and whether it holds, and whether safe_expr(text) holds for each of "expr":
{"when": [{"name": …, "holds": …}], "expr": […]}.
"""

import json
import sys

from burr.core import State
from burr.core.action import Condition

with open(sys.argv[1], encoding="utf-8") as questions:
    asked = json.load(questions)
state = State(asked["state"])


def holds(condition):
    return condition.run(state)[Condition.KEY]


conditions = [Condition.when(**kwargs) for kwargs in asked["when"]]
json.dump(
    {
        "when": [{"name": condition.name, "holds": holds(condition)} for condition in conditions],
        "expr": [holds(Condition.safe_expr(text)) for text in asked["expr"]],
    },
    sys.stdout,
)
