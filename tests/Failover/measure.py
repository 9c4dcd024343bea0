"""What a cluster of several machines takes: ./map rehearse tails, growth and soak call it, as root."""

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time

from cluster import DATABASES, GATEWAYS, SERVICES, SPARE, Cluster, address_of, pids_of
from load import Load
from rehearse import key_of, kill, wait_until_well

TICKS = os.sysconf("SC_CLK_TCK")


def paced(gateways, per_second, seconds):
    """Asks for places near points, open loop; see paced/paced.mjs."""
    script = os.path.join(os.path.dirname(__file__), "paced", "paced.mjs")
    urls = ",".join(f"http://{address_of(node)}:5080" for node in gateways)
    done = subprocess.run(["node", script, urls, str(per_second), str(seconds)], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    return json.loads(done.stdout)


def tails(cluster, arguments):
    """Four fifths of what the cluster can answer, and a replica is killed meanwhile."""
    # The first requests compile what they need.
    paced(GATEWAYS, 0, 15)
    capacity = paced(GATEWAYS, 0, 15)["perSecond"]
    time.sleep(3)
    rows = []
    for replica_dies in (False, True):
        killer = threading.Timer(arguments.seconds / 3, lambda: kill_postgres(cluster.replicas()[0]))
        if replica_dies:
            killer.start()
        with Kept(cluster):
            run = paced(GATEWAYS, capacity * 0.8, arguments.seconds)
        rows.append((
            f"{run['perSecond']:.0f} a second, four fifths of {capacity:.0f}, {arguments.seconds} s{', a replica killed after a third' if replica_dies else ''}",
            f"{run['answered']} answered, {run['failed']} failed; p50 {run['p50']} ms, p99 {run['p99']} ms, p99.9 {run['p999']} ms, max {run['max']} ms"))
    return rows, run["failed"] == 0


def kill_postgres(node):
    for pid in pids_of(node, "postgres -D"):
        kill(pid, 9)


def growth(cluster, arguments):
    """What a request costs with one, two and four gateways and services, and how many changes one primary takes."""
    rows, services, gateways = [], [*SERVICES, *SPARE["services"]], [*GATEWAYS, *SPARE["gateways"]]
    for count in (1, 2, 4):
        for node in [*services, *gateways]:
            cluster.remove(node)
        for node in services[:count]:
            cluster.start_service(node)
        for node in gateways[:count]:
            cluster.start_gateway(node, services[:count])
        cluster.wait_for_gateways(gateways[:count])
        paced(gateways[:count], 0, 10 * count)
        before = processor_seconds(cluster)
        run = paced(gateways[:count], arguments.rate, arguments.seconds)
        used = {name: 1000 * (value - before[name]) / run["answered"] for name, value in processor_seconds(cluster).items()}
        rows.append((f"{count} gateways and {count} services, {run['perSecond']:.0f} reads a second", ", ".join(
            f"{name} {value:.2f} ms" for name, value in used.items()) + f" of a processor for each; {run['failed']} failed"))
    load = Load([address_of(node) for node in gateways[:4]], key_of(cluster), 64, 0, 0)
    load.prepare()
    load.writes = 1e6
    load.start(readers=0, writers=16)
    time.sleep(arguments.seconds)
    begin, so_far = time.time(), len(load.acknowledged)
    time.sleep(arguments.seconds)
    changes = (len(load.acknowledged) - so_far) / (time.time() - begin)
    load.stop()
    rows.append(("changes that one primary with two synchronous replicas takes, 16 writers", f"{changes:.0f} a second"))
    return rows, True


def processor_seconds(cluster):
    """What gateways, services and databases have used so far; of those that run."""
    return {
        "gateways": sum(seconds_of(pid) for node in [*GATEWAYS, *SPARE["gateways"]] for pid in pids_of(node)),
        "services": sum(seconds_of(pid) for node in [*SERVICES, *SPARE["services"]] for pid in pids_of(node)),
        "databases": sum(seconds_of(pid) for node in DATABASES for name in ("postgres", "/pgbouncer") for pid in pids_of(node, name) if "python" not in comm(pid)),
    }


def comm(pid):
    try:
        with open(f"/proc/{pid}/comm", encoding="utf-8") as file:
            return file.read()
    except OSError:
        return ""


def seconds_of(pid):
    try:
        with open(f"/proc/{pid}/stat", encoding="utf-8") as file:
            fields = file.read().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / TICKS
    except OSError:
        return 0


def soak(cluster, arguments):
    """Memory and handles of gateways and services under a steady load, and what their logs warn of."""
    load = Load([address_of(node) for node in GATEWAYS], key_of(cluster), 20, 20, 2)
    load.prepare()
    load.start(readers=2, writers=2)
    reading = threading.Thread(target=paced, args=(GATEWAYS, arguments.rate, arguments.minutes * 60))
    reading.start()
    watched = {node: pids_of(node, "Map.")[0] for node in [*SERVICES, *GATEWAYS]}
    samples, begin = {node: [] for node in watched}, time.time()
    with Kept(cluster):
        while time.time() - begin < arguments.minutes * 60:
            for node, pid in watched.items():
                samples[node].append(((time.time() - begin) / 3600, megabytes(pid), len(os.listdir(f"/proc/{pid}/fd"))))
            time.sleep(5)
    load.stop()
    reading.join()
    rows, is_right = [], True
    for node, taken in samples.items():
        # The first half fills caches and pools.
        late = taken[len(taken) // 2:]
        hours, memory, handles = zip(*late)
        slope = statistics.linear_regression(hours, memory).slope
        warnings = warnings_in(cluster.process(node, "places" if node in SERVICES else "gateway").log)
        is_right = is_right and not warnings
        rows.append((f"{node}, {arguments.minutes} min", f"{memory[0]:.0f} to {memory[-1]:.0f} MB, {slope:+.1f} MB an hour in the second half; "
                     f"{min(handles)} to {max(handles)} handles; {len(warnings)} warnings {' '.join(warnings[:3])}"))
    rows.append(("reads and changes meanwhile", f"{len(load.seen_states)} and {len(load.acknowledged)}, {len(load.failures)} failed, beside {arguments.rate:.0f} searches a second"))
    return rows, is_right and not load.failures


def megabytes(pid):
    with open(f"/proc/{pid}/status", encoding="utf-8") as file:
        return int(re.search(r"VmRSS:\s+(\d+)", file.read()).group(1)) / 1024


def warnings_in(log):
    with open(log, encoding="utf-8", errors="replace") as file:
        return [line.strip()[:300] for line in file if re.search(r'"LogLevel":"(Warning|Error|Critical)"', line)]


class Kept:
    """Starts again what ends, as systemd does, until the end of the block."""

    def __init__(self, cluster):
        self.cluster, self.ended = cluster, threading.Event()
        self.thread = threading.Thread(target=self.run)

    def run(self):
        while not self.ended.wait(0.2):
            self.cluster.keep()

    def __enter__(self):
        self.thread.start()

    def __exit__(self, *_):
        self.ended.set()
        self.thread.join()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("what", choices=["tails", "growth", "soak"])
    parser.add_argument("--programs", required=True, help="the folder of the built programs")
    parser.add_argument("--postgres", required=True, help="the folder of PostgreSQL's programs")
    parser.add_argument("--seed-folder", required=True, help="the places that the map has")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--rate", type=float, default=100)
    parser.add_argument("--table", required=True, help="a file for the figures")
    arguments = parser.parse_args()
    folder = tempfile.mkdtemp(prefix="map-failover-", dir="/var/tmp")
    cluster = Cluster(folder, arguments.programs, arguments.postgres, seed=arguments.seed_folder)
    is_right = False
    try:
        cluster.start()
        wait_until_well(cluster, 60, "all to be well")
        rows, is_right = {"tails": tails, "growth": growth, "soak": soak}[arguments.what](cluster, arguments)
        table = "| what | figure |\n|---|---|\n" + "".join(f"| {what} | {figure} |\n" for what, figure in rows)
        print(table)
        with open(arguments.table, "w", encoding="utf-8") as file:
            file.write(table)
    finally:
        cluster.stop()
        if is_right:
            shutil.rmtree(folder)
        else:
            print(f"the logs are in {folder}")
    sys.exit(0 if is_right else 1)


if __name__ == "__main__":
    main()
