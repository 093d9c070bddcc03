"""Reads with Apache Burr what every way to run an application leaves behind: read_engine_runs.py STORAGE PROJECT.

Fails when a line or document is not what Burr's own models would write, apart from what docs/format.md calls ours.
Prints, as JSON, {app_id: {"loaded": {sequence_id: {state, position, status}}, "counted": number of steps,
"shown": [steps, children, [parent, spawning parent]]}}, as Burr's client and server see it.
"""

import asyncio
import json
import os
import sys
import warnings

from burr.tracking import LocalTrackingClient
from burr.tracking.common import models
from burr.tracking.server.backend import LocalBackend

warnings.simplefilter("ignore")
storage, project = sys.argv[1:3]
client = LocalTrackingClient(project=project, storage_dir=storage)
backend = LocalBackend(storage)

LINES = {
    "begin_entry": models.BeginEntryModel,
    "end_entry": models.EndEntryModel,
    "begin_stream": models.InitializeStreamModel,
    "first_item_stream": models.FirstItemStreamModel,
    "end_stream": models.EndStreamModel,
    "begin_span": models.BeginSpanModel,
    "end_span": models.EndSpanModel,
    "attribute": models.AttributeModel,
}
PASSED_OVER = {"writer_opened", "stream_progress"}
TIMES = {"start_time", "end_time", "stream_init_time", "first_item_time", "time_logged", "event_time"}


def read(app_id, name):
    path = os.path.join(storage, project, app_id, name)
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def check(model, document, ours=()):
    parsed = model.model_validate(document)
    written = json.loads(parsed.model_dump_json())
    if without_times(written) != without_times({k: v for k, v in document.items() if k not in ours}):
        raise SystemExit(f"{model.__name__} would write {written} for {document}")
    if any(getattr(parsed, name).utcoffset() is None for name in TIMES & document.keys()):
        raise SystemExit(f"A time without zone: {document}")


def without_times(document):
    return {key: value for key, value in document.items() if key not in TIMES}


def check_files(app_id):
    for line in read(app_id, "log.jsonl"):
        if line["type"] not in PASSED_OVER:
            check(LINES[line["type"]], line)
    for line in read(app_id, "children.jsonl"):
        check(models.ChildApplicationModel, line)
    (graph,) = read(app_id, "graph.json")
    check(models.ApplicationModel, graph)
    (metadata,) = read(app_id, "metadata.json")
    check(models.ApplicationMetadataModel, metadata, ours={"writer"})


def loaded(app_id):
    found = {}
    ends = [line for line in read(app_id, "log.jsonl") if line["type"] == "end_entry"]
    for place, end in enumerate(ends):
        sequence_id = end["sequence_id"]
        data = client.load(None, app_id, sequence_id)
        state = data["state"].get_all()
        if LocalTrackingClient.load_state(project, app_id, place, storage) != (state, data["position"]):
            raise SystemExit(f"load and load_state differ for {app_id} at {sequence_id}")
        found[sequence_id] = {"state": state, "position": data["position"], "status": data["status"]}
    return found


def shown(step):
    begin, end = step["step_start_log"], step["step_end_log"]
    outcome = end["exception"].splitlines()[0] if end["exception"] else "ok"
    stream = [event["type"] + (f" {event['items_streamed']}" if "items_streamed" in event else "")
              for event in step["streaming_events"]]
    conditions = [attribute["value"]["condition"] for attribute in step["attributes"]
                  if attribute["key"] == "burr.transition"]
    spans = [span["begin_entry"]["span_name"] for span in step["spans"] if span["end_entry"]]
    attempts = f" {', '.join(spans)}" if spans else ""
    return f"{begin['sequence_id']} {begin['action']} {outcome} [{', '.join(stream)}] [{', '.join(conditions)}]{attempts}"


def pointer(found):
    return found and f"{found['app_id']} {found['sequence_id']}"


async def main():
    summaries, _ = await backend.list_apps(None, project, None)
    found = {}
    for summary in summaries:
        app_id = summary.app_id
        check_files(app_id)
        logs = json.loads((await backend.get_application_logs(None, project, app_id, None)).model_dump_json())
        found[app_id] = {
            "loaded": loaded(app_id),
            "counted": summary.num_steps,
            "shown": [
                [shown(step) for step in logs["steps"]],
                [f"{child['event_type']} {child['child']['app_id']} {child['sequence_id']}" for child in logs["children"]],
                [pointer(logs["parent_pointer"]), pointer(logs["spawning_parent_pointer"])],
            ],
        }
    print(json.dumps(found))


asyncio.run(main())
