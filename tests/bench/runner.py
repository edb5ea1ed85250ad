"""Measures the program: `python3 tests bench [NAME ...] [--json]`. It asserts nothing; numbers are for people to judge.

A measurement is a function in any module of this folder, declared with `@measure` (what an act takes) or `@value`
(a number that it finds itself). NAME picks measurements by name or by the part before the dot.

    @measure("file.open", sizes=(60, 500, 5000))
    def open_file(size: int) -> Act:
        path = prepare(size)                 # not measured
        return lambda: native.read(path)     # measured: once to warm up, then `repeat` times

What must be made anew before every run is a second function: `return Act(undo, before=edit)`. An act's result is two
numbers, the medians of wall and of CPU milliseconds (all threads of this process). A value is a number of its own:

    @value("layout.crossings", sizes=(60, 500, 5000), unit="crossings")
    def crossings(size: int) -> float: ...          # or several by their unit: {"ms wall": 3.1, "ms cpu": 2.9}

With --json it prints one object: {"results": [{"name", "size", "value", "unit"}]}; size is null where there is none.
"""

from __future__ import annotations

import argparse
import gc
import importlib
import json
import sys
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any


@dataclass(frozen=True)
class Act:
    """What is measured, and what is done before each time without being measured."""

    run: Callable[[], object]
    before: Callable[[], object] = lambda: None


Number = float | Mapping[str, float]
Size = int | None


@dataclass(frozen=True)
class Measurement:
    """One name and the sizes it is measured at."""

    name: str
    sizes: tuple[Size, ...]
    find: Callable[[Size], Mapping[str, float]]


MEASUREMENTS: dict[str, Measurement] = {}


def measure(name: str, sizes: tuple[int, ...] = (), repeat: int = 7) -> Callable[[Any], Any]:
    """Declare what an act takes: the function is given a size (or nothing) and returns the act, or a callable."""

    def declare(prepare: Callable[..., Act | Callable[[], object]]) -> Callable[..., Any]:
        def find(size: Size) -> Mapping[str, float]:
            act = prepare() if size is None else prepare(size)
            return _timed(act if isinstance(act, Act) else Act(act), repeat)

        MEASUREMENTS[name] = Measurement(name, sizes or (None,), find)
        return prepare

    return declare


def value(name: str, sizes: tuple[int, ...] = (), unit: str = "") -> Callable[[Any], Any]:
    """Declare a number that the function finds itself: a float in `unit`, or several floats by their unit."""

    def declare(find_number: Callable[..., Number]) -> Callable[..., Any]:
        def find(size: Size) -> Mapping[str, float]:
            number = find_number() if size is None else find_number(size)
            return number if isinstance(number, Mapping) else {unit: number}

        MEASUREMENTS[name] = Measurement(name, sizes or (None,), find)
        return find_number

    return declare


def _timed(act: Act, repeat: int) -> dict[str, float]:
    wall, cpu = [], []
    for _ in range(repeat + 1):
        act.before()
        gc.collect()
        began, began_cpu = time.perf_counter(), time.process_time()
        act.run()
        cpu.append(time.process_time() - began_cpu)
        wall.append(time.perf_counter() - began)
    return {"ms wall": median(wall[1:]) * 1000, "ms cpu": median(cpu[1:]) * 1000}


def discover() -> dict[str, Measurement]:
    """All measurements, by name."""
    for path in sorted(Path(__file__).parent.glob("[!_]*.py")):
        if not path.stem.startswith("test_"):
            importlib.import_module(f"tests.bench.{path.stem}")
    return dict(sorted(MEASUREMENTS.items()))


def chosen(names: list[str]) -> Iterator[Measurement]:
    """The measurements that the names pick; all of them without names. Raises ValueError for a name that picks none."""
    known = discover()
    for name in names:
        if not any(name in (each, each.partition(".")[0]) for each in known):
            raise ValueError(f"There is no measurement {name}. There are: {', '.join(known)}.")
    for name, measurement in known.items():
        if not names or name in names or name.partition(".")[0] in names:
            yield measurement


def main(argv: list[str]) -> int:
    """Measure what the arguments name, print it, and return 0; 1 where a measurement failed, 2 for an unknown name."""
    parser = argparse.ArgumentParser(prog="python3 tests bench", description="Measure the program.")
    parser.add_argument("names", nargs="*", metavar="NAME", help="a measurement, or its name's first part")
    parser.add_argument("--json", action="store_true", help="print one JSON object instead of a table")
    wanted = parser.parse_args(argv)
    try:
        measurements = list(chosen(wanted.names))
    except ValueError as problem:
        print(problem, file=sys.stderr)
        return 2
    results, failed = [], False
    for measurement in measurements:
        for size in measurement.sizes:
            print(f"{measurement.name} {size or ''} …", file=sys.stderr, flush=True)
            try:
                found = measurement.find(size)
            except Exception:  # noqa: BLE001  # the others are still worth measuring
                traceback.print_exc()
                failed = True
                continue
            for unit, number in found.items():
                results.append({"name": measurement.name, "size": size, "value": round(number, 3), "unit": unit})
    if wanted.json:
        print(json.dumps({"results": results}))
    else:
        for result in results:
            print(f"{result['name']:24}{result['size'] or '':>8}{result['value']:14,.3f} {result['unit']}")
    return int(failed)
