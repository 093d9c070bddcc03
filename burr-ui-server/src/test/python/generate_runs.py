"""Writes runs with the real Burr into a storage folder, so that tests can compare what both servers say about them.

Usage: python generate_runs.py STORAGE

Copies the demo projects that Burr brings along, too.

Each function writes one project; between them they use every line type of the format. Application ids are fixed, so
that a test can name them.
"""

import shutil
import sys
from importlib.resources import as_file, files

from burr.core import ApplicationBuilder, State, action, default, expr
from burr.core.action import streaming_action
from burr.core.graph import GraphBuilder
from burr.core.parallelism import MapStates, RunnableGraph
from burr.tracking import LocalTrackingClient
from burr.visibility import TracerFactory


@action(reads=["counter"], writes=["counter"])
def count(state: State, by: int = 1) -> State:
    return state.update(counter=state["counter"] + by)


@action(reads=["counter"], writes=["done"])
def finish(state: State) -> tuple:
    return {"counter": state["counter"]}, state.update(done=True)


def counter(storage):
    """Applications with and without a partition key, one of them without a single step."""
    for partition_key, app_id, limit in [("user-1", "to-3", 3), ("user-2", "to-12", 12), (None, "to-1", 1)]:
        app = (
            ApplicationBuilder()
            .with_actions(count, finish)
            .with_transitions(("count", "count", expr(f"counter < {limit}")), ("count", "finish", default))
            .with_state(counter=0)
            .with_entrypoint("count")
            .with_identifiers(app_id=app_id, partition_key=partition_key)
            .with_tracker(LocalTrackingClient("gen_counter", storage))
            .build()
        )
        app.run(halt_after=["finish"], inputs={"by": 1})
    (
        ApplicationBuilder()
        .with_actions(count)
        .with_state(counter=0)
        .with_entrypoint("count")
        .with_identifiers(app_id="never-ran")
        .with_tracker(LocalTrackingClient("gen_counter", storage))
        .build()
    )


@action(reads=["counter"], writes=["counter"])
def fragile(state: State, fail: bool) -> State:
    if fail:
        raise ValueError("asked to fail: \u00fcber-\U0001f4a5")
    return state.update(counter=state["counter"] + 1)


def failure(storage):
    """A step that fails, succeeds when it is tried again, and fails at last."""
    app = (
        ApplicationBuilder()
        .with_actions(fragile)
        .with_transitions(("fragile", "fragile"))
        .with_state(counter=0)
        .with_entrypoint("fragile")
        .with_identifiers(app_id="fails-twice")
        .with_tracker(LocalTrackingClient("gen_failure", storage))
        .build()
    )
    for fail in [False, True, False, True]:
        try:
            app.step(inputs={"fail": fail})
        except ValueError:
            pass


@action(reads=[], writes=["text", "\u043a\u043b\u044e\u0447", "odd key \"quoted\" \\ / <b>"])
def write_text(state: State, text: str) -> State:
    return state.update(
        **{
            "text": text,
            "\u043a\u043b\u044e\u0447": text[::-1],
            "odd key \"quoted\" \\ / <b>": {"\U0001f600": ["\u2028\u2029", "\x00\x1f\x7f", "</script>"]},
        }
    )


def unicode_values(storage):
    """Text beyond ASCII in keys, values, inputs and partition key."""
    app = (
        ApplicationBuilder()
        .with_actions(write_text)
        .with_transitions(("write_text", "write_text"))
        .with_entrypoint("write_text")
        .with_identifiers(app_id="unicode", partition_key="\u0444\u0456\u0433\u043d\u044f \U0001f511")
        .with_tracker(LocalTrackingClient("gen_unicode", storage))
        .build()
    )
    for text in ["\u65e5\u672c\u8a9e", "\U0001f468\u200d\U0001f469\u200d\U0001f467", "e\u0301 \u00e9", "line\nline\ttab\r", ""]:
        app.step(inputs={"text": text})


@action(reads=["tree"], writes=["tree", "numbers", "deep", "empty"])
def grow(state: State, depth: int) -> State:
    deep = "leaf"
    for level in range(depth):
        deep = {"level": level, "child": deep, "list": [[], [{}], [[level]]]}
    return state.update(
        tree={"branches": [{"id": n, "leaves": list(range(n))} for n in range(depth)], "none": None},
        numbers={
            "float": 1.0,
            "negative zero": -0.0,
            "large": 1e20,
            "small": 1e-7,
            "third": 1 / 3,
            "big": 2**80,
            "long": 2**63,
            "nan": float("nan"),
            "infinity": float("inf"),
            "true": True,
        },
        deep=deep,
        empty={"object": {}, "list": [], "text": "", "null": None},
    )


def nested(storage):
    """State of depth and of every kind of JSON value."""
    app = (
        ApplicationBuilder()
        .with_actions(grow)
        .with_transitions(("grow", "grow"))
        .with_state(tree=None)
        .with_entrypoint("grow")
        .with_identifiers(app_id="nested")
        .with_tracker(LocalTrackingClient("gen_nested", storage))
        .build()
    )
    for depth in [0, 1, 5, 40]:
        app.step(inputs={"depth": depth})


def forks(storage):
    """A run, a fork of it from the middle, and a fork of the fork."""

    def builder(app_id):
        return (
            ApplicationBuilder()
            .with_actions(count, finish)
            .with_transitions(("count", "count", expr("counter < 4")), ("count", "finish", default))
            .with_identifiers(app_id=app_id, partition_key="forks")
            .with_tracker(LocalTrackingClient("gen_forks", storage))
        )

    builder("origin").with_state(counter=0).with_entrypoint("count").build().run(halt_after=["finish"])
    for app_id, parent, sequence_id in [("fork", "origin", 1), ("fork-of-fork", "fork", 3), ("fork-at-0", "origin", 0)]:
        fork = builder(app_id).initialize_from(
            LocalTrackingClient("gen_forks", storage),
            resume_at_next_action=True,
            default_state={"counter": 0},
            default_entrypoint="count",
            fork_from_app_id=parent,
            fork_from_partition_key="forks",
            fork_from_sequence_id=sequence_id,
        )
        fork.build().run(halt_after=["finish"])


@action(reads=["topic"], writes=["answer"])
def traced(state: State, topic: str, __tracer: TracerFactory) -> State:
    __tracer.log_attribute("at-action", topic)
    with __tracer("outer") as outer:
        outer.log_attributes(model="gpt", tokens=12, ratio=0.5, cached=False, nothing=None, parts=["a", {"b": 1}])
        with __tracer("inner", span_dependencies=["0:0"]) as inner:
            inner.log_attribute("nested", {"a": {"b": [1, 2, 3]}})
        with __tracer("second inner"):
            pass
    with __tracer("sibling"):
        pass
    return state.update(topic=topic, answer=f"about {topic}")


def spans(storage):
    """Nested spans with attributes of every type."""
    app = (
        ApplicationBuilder()
        .with_actions(traced)
        .with_transitions(("traced", "traced"))
        .with_state(topic="")
        .with_entrypoint("traced")
        .with_identifiers(app_id="spans")
        .with_tracker(LocalTrackingClient("gen_spans", storage))
        .build()
    )
    for topic in ["giraffes", "trees"]:
        app.step(inputs={"topic": topic})


@streaming_action(reads=[], writes=["response"])
def speak(state: State, words: int):
    spoken = []
    for n in range(words):
        spoken.append(f"word {n}")
        yield {"word": spoken[-1]}, None
    yield {"response": " ".join(spoken)}, state.update(response=" ".join(spoken))


def streams(storage):
    """Streams with several items, with one, and one whose reader went away."""
    app = (
        ApplicationBuilder()
        .with_actions(speak)
        .with_transitions(("speak", "speak"))
        .with_entrypoint("speak")
        .with_identifiers(app_id="streams")
        .with_tracker(LocalTrackingClient("gen_streams", storage))
        .build()
    )
    for words in [3, 1]:
        _, container = app.stream_result(halt_after=["speak"], inputs={"words": words})
        for _ in container:
            pass
        container.get()
    _, container = app.stream_result(halt_after=["speak"], inputs={"words": 5})
    iterator = iter(container)
    next(iterator)
    iterator.close()


class SquareEach(MapStates):
    def states(self, state, context, inputs):
        for n in [1, 2, 3]:
            yield state.update(n=n)

    def action(self, state, inputs):
        graph = GraphBuilder().with_actions(square).build()
        return RunnableGraph(graph=graph, entrypoint="square", halt_after=["square"])

    def reduce(self, state, states):
        return state.update(squares=[each["square"] for each in states])

    @property
    def reads(self):
        return []

    @property
    def writes(self):
        return ["squares"]


@action(reads=["n"], writes=["square"])
def square(state: State) -> State:
    return state.update(square=state["n"] ** 2)


def children(storage):
    """A parallel action whose tasks are applications of their own."""
    app = (
        ApplicationBuilder()
        .with_actions(count, squares=SquareEach())
        .with_transitions(("count", "squares"))
        .with_state(counter=0)
        .with_entrypoint("count")
        .with_identifiers(app_id="parent", partition_key="families")
        .with_tracker(LocalTrackingClient("gen_children", storage))
        .build()
    )
    app.run(halt_after=["squares"])


def bundled_demos(storage):
    """The projects that Burr's server shows when it is started first."""
    with as_file(files("burr").joinpath("tracking/server/demo_data")) as demos:
        shutil.copytree(demos, storage, dirs_exist_ok=True)


def main():
    storage = sys.argv[1]
    bundled_demos(storage)
    for write in [counter, failure, unicode_values, nested, forks, spans, streams, children]:
        write(storage)


if __name__ == "__main__":
    main()
