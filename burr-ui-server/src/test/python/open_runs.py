"""Opens the runs of a project as Burr's loader and its server do, and prints what they find or why they refuse."""

import json
import sys

from burr.tracking.client import LocalTrackingClient
from burr.tracking.common import models


def opened(storage, project, app):
    client = LocalTrackingClient(project=project, storage_dir=storage)
    with open(f"{storage}/{project}/{app}/log.jsonl") as log:
        lines = [json.loads(line) for line in log]
    ends = [models.EndEntryModel.model_validate(line) for line in lines if line["type"] == "end_entry"]
    begins = [models.BeginEntryModel.model_validate(line) for line in lines if line["type"] == "begin_entry"]
    states = {}
    for end in ends:
        loaded = client.load(None, app, end.sequence_id)
        states[end.sequence_id] = dict(loaded["state"].get_all())
    return {"begins": len(begins), "ends": len(ends), "states": states}


def main():
    storage, project, *apps = sys.argv[1:]
    found = {}
    for app in apps:
        try:
            found[app] = opened(storage, project, app)
        except Exception as refusal:
            found[app] = {"refused": f"{type(refusal).__name__}: {refusal}"}
    print(json.dumps(found))


main()
