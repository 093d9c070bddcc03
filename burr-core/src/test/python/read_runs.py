"""Reads runs with Apache Burr: read_runs.py STORAGE PROJECT.

Prints what its client loads at every sequence id and what its server shows, as JSON:
{app_id: {"loaded": {sequence_id: {state, position, status}}, "last": sequence_id, "summary": {…}, "shown": {…}}}.
"""

import asyncio
import json
import os
import sys
import warnings

from burr.tracking import LocalTrackingClient
from burr.tracking.server.backend import LocalBackend

warnings.simplefilter("ignore")
storage, project = sys.argv[1:3]
client = LocalTrackingClient(project=project, storage_dir=storage)
backend = LocalBackend(storage)


def ended(app_id):
    with open(os.path.join(storage, project, app_id, "log.jsonl"), encoding="utf-8") as log:
        lines = [json.loads(line) for line in log]
    return [line["sequence_id"] for line in lines if line["type"] == "end_entry"]


def loaded(app_id):
    found = {}
    for place, sequence_id in enumerate(ended(app_id)):
        data = client.load(None, app_id, sequence_id)
        state = data["state"].get_all()
        old_state, action = LocalTrackingClient.load_state(project, app_id, place, storage)
        if old_state != state or action != data["position"]:
            raise SystemExit(f"load and load_state differ for {app_id} at {sequence_id}")
        found[sequence_id] = {"state": state, "position": data["position"], "status": data["status"]}
    return found


async def main():
    summaries, _ = await backend.list_apps(None, project, None)
    found = {}
    for summary in summaries:
        app_id = summary.app_id
        shown = await backend.get_application_logs(None, project, app_id, None)
        found[app_id] = {
            "loaded": loaded(app_id),
            "last": client.load(None, app_id)["sequence_id"] if ended(app_id) else None,
            "summary": json.loads(summary.model_dump_json()),
            "shown": json.loads(shown.model_dump_json()),
        }
    print(json.dumps(found))


asyncio.run(main())
