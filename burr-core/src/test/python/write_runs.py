"""Writes runs with Apache Burr: write_runs.py STORAGE PROJECT.

Prints what Burr itself loads of them, as JSON: {app_id: {sequence_id: {state, position, status, partition_key}}}.
"""

import json
import logging
import sys

from burr.core import ApplicationBuilder, State, action, default, expr, when
from burr.tracking import LocalTrackingClient
from burr.visibility import TracerFactory

logging.disable()
storage, project = sys.argv[1:3]


@action(reads=["n"], writes=["n"])
def count(state: State, by: int, extra: int = 0) -> State:
    return state.update(n=state["n"] + by + extra)


@action(reads=["n"], writes=["n"])
def fail_at_two(state: State) -> State:
    if state["n"] == 2:
        raise ValueError("two is \u00fcnlucky")
    return state.update(n=state["n"] + 1)


@action(reads=[], writes=["text", "numbers", "nested", "history"])
def put_values(state: State) -> tuple:
    values = {
        "text": "gr\u00fc\u00dfe \U0001f986 \u2028 </script> \x00 \x1f \x7f \" \\ \n",
        "numbers": [0, -1, 1.0, -0.0, 1e20, 1e-7, 2**100, 0.1 + 0.2, True, None],
        "nested": {"a": {"b": [{"c": [[], {}, ""]}]}, "": {"\u00e4": 1}, "__not_internal": 2},
        "history": [{"role": "user", "content": "Hi"}, {"role": "assistant", "content": "Hello"}],
    }
    return values, state.update(**values)


@action(reads=[], writes=["done"])
def traced(state: State, __tracer: TracerFactory) -> State:
    with __tracer("outer", span_dependencies=[]) as outer:
        outer.log_attributes(model="m-1", tokens={"in": 3, "out": 5})
        with __tracer("inner"):
            pass
    __tracer.log_attributes(cost=0.25)
    return state.update(done=True)


def builder(app_id, partition_key=None):
    return (
        ApplicationBuilder()
        .with_tracker(LocalTrackingClient(project=project, storage_dir=storage))
        .with_identifiers(app_id=app_id, partition_key=partition_key)
    )


def steps(app, times, **inputs):
    for _ in range(times):
        app.step(inputs=inputs)


def counter():
    return (
        builder("counter", "user_1")
        .with_actions(count)
        .with_transitions(("count", "count", expr("n < 100")))
        .with_state(n=0)
        .with_entrypoint("count")
        .build()
    )


def failure():
    app = (
        builder("failure")
        .with_actions(fail_at_two)
        .with_transitions(("fail_at_two", "fail_at_two"))
        .with_state(n=0)
        .with_entrypoint("fail_at_two")
        .build()
    )
    steps(app, 2)
    for _ in range(2):
        try:
            app.step()
        except ValueError:
            pass


def values():
    app = (
        builder("values")
        .with_actions(put_values, traced)
        .with_transitions(("put_values", "traced", when(text="x")), ("put_values", "traced", default))
        .with_entrypoint("put_values")
        .build()
    )
    steps(app, 2)


def fork():
    app = (
        ApplicationBuilder()
        .with_tracker(LocalTrackingClient(project=project, storage_dir=storage))
        .with_identifiers(app_id="fork", partition_key="user_2")
        .with_actions(count)
        .with_transitions(("count", "count"))
        .initialize_from(
            LocalTrackingClient(project=project, storage_dir=storage),
            resume_at_next_action=True,
            default_state={"n": 0},
            default_entrypoint="count",
            fork_from_app_id="counter",
            fork_from_partition_key="user_1",
            fork_from_sequence_id=2,
        )
        .build()
    )
    steps(app, 2, by=10)


def loaded(app_id, sequence_ids):
    client = LocalTrackingClient(project=project, storage_dir=storage)
    found = {}
    for sequence_id in sequence_ids:
        data = client.load(None, app_id, sequence_id)
        state = {key: value for key, value in data["state"].get_all().items() if not key.startswith("__")}
        found[sequence_id] = {"state": state, "position": data["position"], "status": data["status"]}
    return found


steps(counter(), 3, by=1)
failure()
values()
fork()
print(
    json.dumps(
        {
            "counter": loaded("counter", range(3)),
            "failure": loaded("failure", range(4)),
            "values": loaded("values", range(2)),
            "fork": loaded("fork", [3, 4]),
        }
    )
)
