"""The side of Apache Burr: the same machines, run and timed in the same way.

    burr_peer.py SCENARIO CONTENDER WARM_UP_MILLIS MEASURED_MILLIS FOLDER

prints {"steps": …, "nanos": …, "bytes": …}, a line for each time that it has done its work.

    burr_peer.py --versions

prints the versions of Apache Burr and of Python, a line each.
"""

import json
import os
import platform
import shutil
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib.metadata import version

from burr.core import ApplicationBuilder, Condition, State, action, default
from burr.tracking import LocalTrackingClient

PROJECT = "benchmark"
KILOBYTE = {f"field{i:02d}": f"{i:02d} {'v' * 48}" for i in range(16)}
MESSAGES = [f"{i:05d} {'m' * 94}" for i in range(10_000)]


@action(reads=[], writes=[])
def done(state: State) -> State:
    return state


def counter(builder, limit, **beside):
    """Counts to a limit, with a step for each number, and is done in one more; beside what else is in the state."""

    @action(reads=["n"], writes=["n"])
    def count(state: State) -> State:
        return state.increment(n=1)

    return (
        builder.with_actions(count=count, done=done)
        .with_transitions(
            ("count", "count", Condition.lmda(lambda state: state["n"] < limit, ["n"])),
            ("count", "done", default),
        )
        .with_state(n=0, **beside)
        .with_entrypoint("count")
        .build()
    )


def chat(builder, first, limit):
    """Appends messages to a history that has some until it has so many, and is done in one more step."""
    messages = iter(MESSAGES[first:limit])

    @action(reads=["history"], writes=["history"])
    def chat(state: State) -> State:
        return state.append(history=next(messages))

    return (
        builder.with_actions(chat=chat, done=done)
        .with_transitions(
            ("chat", "chat", Condition.lmda(lambda state: len(state["history"]) < limit, ["history"])),
            ("chat", "done", default),
        )
        .with_state(history=MESSAGES[:first])
        .with_entrypoint("chat")
        .build()
    )


def timed(application):
    """The steps of a run and the time that they took."""
    start = time.perf_counter_ns()
    application.run(halt_after=["done"])
    nanos = time.perf_counter_ns() - start
    return {"steps": application.sequence_id + 1, "nanos": nanos}


def untracked(machine, folder):
    """A run that nobody watches. Building the application is not timed."""
    return timed(machine(ApplicationBuilder())) | {"bytes": 0}


def tracked(machine, folder):
    """A run with a log, which is deleted afterwards. Opening and closing its files are not timed."""
    tracker = LocalTrackingClient(PROJECT, storage_dir=folder)
    application = machine(ApplicationBuilder().with_tracker(tracker))
    project = os.path.join(folder, PROJECT)
    sample = timed(application)
    size = os.path.getsize(os.path.join(project, application.uid, tracker.LOG_FILENAME))
    shutil.rmtree(project)
    return sample | {"bytes": size}


def crowd(machine, folder):
    """A hundred runs at a time, each in a thread and with a log; from the first step of any to the last of all."""
    trackers = [LocalTrackingClient(PROJECT, storage_dir=folder) for _ in range(100)]
    applications = [machine(ApplicationBuilder().with_tracker(tracker)) for tracker in trackers]
    together = threading.Barrier(len(applications))

    def run(application):
        together.wait()
        start = time.perf_counter_ns()
        application.run(halt_after=["done"])
        return start, time.perf_counter_ns(), application.sequence_id + 1

    with ThreadPoolExecutor(len(applications)) as threads:
        starts, ends, steps = zip(*threads.map(run, applications))
    project = os.path.join(folder, PROJECT)
    logs = [os.path.join(project, app.uid, LocalTrackingClient.LOG_FILENAME) for app in applications]
    size = sum(os.path.getsize(log) for log in logs)
    shutil.rmtree(project)
    return {"steps": sum(steps), "nanos": max(ends) - min(starts), "bytes": size}


WORKLOADS = {
    ("counter-untracked", "python"): partial(untracked, lambda builder: counter(builder, 1_000)),
    ("counter-tracked", "python"): partial(tracked, lambda builder: counter(builder, 1_000)),
    ("kilobyte-tracked", "python"): partial(tracked, lambda builder: counter(builder, 1_000, record=KILOBYTE)),
    ("crowd-tracked", "python"): partial(crowd, lambda builder: counter(builder, 100)),
    ("growing-chat-1000", "python"): partial(tracked, lambda builder: chat(builder, 0, 1_000)),
    ("growing-chat-2000", "python"): partial(tracked, lambda builder: chat(builder, 0, 2_000)),
    ("chat-as-changes", "python"): partial(tracked, lambda builder: chat(builder, 0, 2_000)),
    ("long-history", "python-first"): partial(untracked, lambda builder: chat(builder, 0, 100)),
    ("long-history", "python-last"): partial(untracked, lambda builder: chat(builder, 9_900, 10_000)),
}


def repeat(workload, folder, millis):
    """Does the work for so long, at least once."""
    start = time.perf_counter_ns()
    samples = [workload(folder)]
    while time.perf_counter_ns() - start < millis * 1_000_000:
        samples.append(workload(folder))
    return samples


def main(arguments):
    if arguments == ["--versions"]:
        print(version("apache-burr"))
        print(platform.python_version())
        return
    scenario, contender, warm_up_millis, measured_millis, folder = arguments
    workload = WORKLOADS[scenario, contender]
    if int(warm_up_millis) > 0:
        repeat(workload, folder, int(warm_up_millis))
    for sample in repeat(workload, folder, int(measured_millis)):
        print(json.dumps(sample))


if __name__ == "__main__":
    main(sys.argv[1:])
