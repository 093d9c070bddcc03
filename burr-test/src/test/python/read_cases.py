"""Reads a file of test cases with Apache Burr: read_cases.py FILE.

Prints what its test support makes of it, as JSON: {"cases": [[input_state, expected_state]], "ids": [id]}.
"""

import json
import sys

from burr.testing import load_test_cases

cases, ids = load_test_cases(sys.argv[1])
print(json.dumps({"cases": cases, "ids": ids}))
