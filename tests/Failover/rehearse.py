"""Kills, freezes and cuts off one thing after the other while others read and write, and checks what they saw. ./map rehearse failover calls it, as root."""

import argparse
import os
import random
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request

import check
from cluster import DATABASES, GATEWAYS, SERVICES, PASSWORD, Cluster, address_of, http_ok, pids_of, run
from load import Load

# What is done to what.
EVENTS = [
    ("kill", "primary"), ("kill", "replica"), ("kill", "patroni of the primary"), ("kill", "patroni of a replica"), ("kill", "etcd of the primary"),
    ("kill", "pooler of the primary"), ("kill", "pooler of a replica"), ("kill", "service"), ("kill", "proxy of a service"),
    ("kill", "gateway"), ("freeze", "primary"), ("freeze", "replica"), ("freeze", "service"),
    ("cut off", "primary"), ("cut off", "replica"), ("cut off", "service"), ("cut off", "gateway"),
]


def victim_of(cluster, what, chance):
    if "primary" in what:
        return cluster.primary()
    if "replica" in what:
        return chance.choice(cluster.replicas())
    return chance.choice(list(SERVICES if "service" in what else GATEWAYS))


def strike(cluster, how, what, node):
    """Does it, and returns what undoes it; None where it comes back by itself."""
    if how == "kill":
        programs = {"etcd": "/etcd", "patroni": "/patroni", "pooler": "/pgbouncer", "service": "Map.", "proxy": "/haproxy", "gateway": "Map."}
        program = programs.get(what.split()[0], "postgres -D")
        for pid in pids_of(node, program):
            kill(pid, signal.SIGKILL)
        return None
    if how == "freeze":
        signal_all(node, signal.SIGSTOP)
        return lambda: signal_all(node, signal.SIGCONT)
    run("ip", "link", "set", "map-" + node, "down")
    return lambda: run("ip", "link", "set", "map-" + node, "up")


def seconds_of(how, chance):
    """How long it lasts."""
    if how == "kill":
        return 4
    return chance.uniform(12, 25)


def signal_all(node, number):
    for pid in pids_of(node):
        kill(pid, number)


def kill(pid, number):
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        pass


def faults(cluster):
    """What is not as it should be, in words."""
    found = [f"{node} is not ready" for node, port in [*((node, 5080) for node in GATEWAYS), *((node, 9464) for node in SERVICES)]
             if not http_ok(f"http://{address_of(node)}:{port}/health/ready")]
    primary, replicas = cluster.primary(), cluster.replicas()
    if primary is None or len(replicas) != 2:
        return [*found, f"the primary is {primary}, the replicas are {replicas}"]
    return found if cluster.synchronous() == 2 else [*found, f"{primary} waits for {cluster.synchronous()} replicas"]


def wait_until_well(cluster, seconds, what):
    found = []

    def holds():
        try:
            found[:] = faults(cluster)
        except OSError as failure:
            found[:] = [str(failure)]
        return not found
    try:
        cluster.wait_until(holds, seconds, what)
    except TimeoutError as failure:
        raise TimeoutError(f"{failure}: {'; '.join(found)}") from failure


def outage(load, begin, end):
    """The longest time without an acknowledged write, in seconds, of those that began in this time."""
    moments = sorted(at for _, _, _, _, at in load.acknowledged if begin <= at <= end)
    return max((after - before for before, after in zip([begin, *moments], [*moments, end])), default=end - begin)


def rehearse(cluster, arguments, chance):
    load = Load([address_of(node) for node in GATEWAYS], key_of(cluster), 20, arguments.reads, arguments.writes)
    load.prepare()
    load.start()
    figures = []
    try:
        time.sleep(3)
        possible = [(how, what) for how, what in EVENTS if arguments.only in f"{how} {what}"]
        kinds = [possible[i % len(possible)] for i in range(arguments.events)]
        chance.shuffle(kinds)
        for number, (how, what) in enumerate(kinds, 1):
            node = victim_of(cluster, what, chance)
            begin = time.time()
            undo = strike(cluster, how, what, node)
            end = time.monotonic() + seconds_of(how, chance)
            while time.monotonic() < end:
                cluster.keep()
                time.sleep(0.2)
            if undo:
                undo()
            wait_until_well(cluster, 90, f"all to be well after {how} {what}")
            time.sleep(1)
            figures.append((how, what, outage(load, begin, time.time())))
            failed = [f"{start - begin:.1f} to {end - begin:.1f} s: {what}" for start, end, what in load.failures if start > begin - 10]
            print(f"{number:3} {how} {what} ({node}): writes were back after {figures[-1][2]:.1f} s, {len(failed)} failed", *failed[:5], sep="\n    ", flush=True)
    finally:
        load.stop()
    return load, figures


def upgrade(cluster, arguments):
    """Replaces services and gateways one after the other by those of the next release, and then by those of the one before again, under load."""
    load = Load([address_of(node) for node in GATEWAYS], key_of(cluster), 20, arguments.reads, arguments.writes)
    load.prepare()
    load.start()
    try:
        time.sleep(3)
        for programs in (arguments.programs, arguments.before):
            for node in [*SERVICES, *GATEWAYS]:
                replace(cluster, node, programs)
                time.sleep(5)
                print(f"{node} runs {programs}, {len(load.failures)} requests failed so far", flush=True)
    finally:
        load.stop()
    return load


def replace(cluster, node, programs):
    name = "places" if node in SERVICES else "gateway"
    process = cluster.process(node, name)
    process.wanted = False
    for pid in pids_of(node, "Map."):
        kill(pid, signal.SIGTERM)
    cluster.wait_until(lambda: not pids_of(node, "Map."), 30, f"{node} to stop")
    program = "Map.Service" if name == "places" else "Map.Gateway"
    process.command = ["dotnet", os.path.join(programs, program, "release", program + ".dll")]
    process.wanted = True
    process.start()
    # The release before may have no port for monitoring.
    port = 5080 if name == "gateway" else 5081
    cluster.wait_until(lambda: listens(node, port), 60, f"{node} to listen")
    cluster.wait_until(lambda: all(http_ok(f"http://{address_of(one)}:5080/health/ready") for one in GATEWAYS), 60, "gateways to be ready")


def listens(node, port):
    try:
        with socket.create_connection((address_of(node), port), timeout=1):
            return True
    except OSError:
        return False


def report(rows, wrong, arguments):
    table = "| what | figure |\n|---|---|\n" + "".join(f"| {what} | {figure} |\n" for what, figure in rows)
    print(table)
    for one in wrong:
        print(one)
    if arguments.table:
        with open(arguments.table, "w", encoding="utf-8") as file:
            file.write(table)


def naive_reads(cluster, seconds=5):
    """Reads from one replica after the other, as a program does that knows nothing of revisions: whether the check sees that they go back."""
    import psycopg2
    connections = [psycopg2.connect(host=address_of(node), user="map", password=PASSWORD, dbname="map") for node in DATABASES]
    for connection in connections:
        connection.autocommit = True
    ids = cluster.query("SELECT string_agg(quote_literal(id), ',') FROM place WHERE name LIKE 'Register %'")
    states, end, turn = [], time.monotonic() + seconds, 0
    while time.monotonic() < end:
        cursor = connections[turn % len(connections)].cursor()
        cursor.execute(f"SELECT id, revision, note FROM place WHERE id IN ({ids})")
        state = {identity(place): (revision, note) for place, revision, note in cursor.fetchall()}
        states.append(("naive", 0, 0, 1, None, state))
        turn += 1
    return states


def identity(uuid):
    import base64
    return base64.b64encode(f"SupportGroup:{uuid}".encode()).decode()


def log_of(cluster):
    rows = [line.split("|") for line in cluster.query(
        "SELECT number, subject_id, state ->> 'note' FROM revision WHERE subject = 'place' ORDER BY number").splitlines()]
    numbers = [int(number) for number in cluster.query("SELECT number FROM revision ORDER BY number").splitlines()]
    return check.of_log((int(number), place, note) for number, place, note in rows), numbers


def share_of_replicas():
    """How many of the calls that read the map went to replicas, of the services as they run now."""
    counts = {"replica": 0, "primary": 0}
    for node in SERVICES:
        with urllib.request.urlopen(f"http://{address_of(node)}:9464/metrics", timeout=5) as response:
            for line in response.read().decode().splitlines():
                for role in counts:
                    if line.startswith("map_reads_total{") and f'map_role="{role}"' in line:
                        counts[role] += float(line.rsplit(" ", 2)[-1 if line.count(" ") == 1 else 1])
    return counts["replica"] / max(1, sum(counts.values()))


def check_upgrade(cluster, arguments):
    load = upgrade(cluster, arguments)
    history, numbers = log_of(cluster)
    # The release before says of no response how far it has the map.
    found = check.anomalies(history, [(*state[:4], None, state[5]) for state in load.seen_states])
    lost, doubled = check.lost_and_doubled(history, load.acknowledged)
    report([
        ("replaced", f"{len(SERVICES)} services and {len(GATEWAYS)} gateways by the next release, and back, one after the other"),
        ("reads", f"{len(load.seen_states)}, {len(load.failures)} failed"),
        ("writes", f"{len(load.acknowledged)} acknowledged, {len(lost)} lost, {len(doubled)} doubled; {len(check.gaps(numbers))} gaps between revisions"),
        ("histories", f"{len(found)} anomalies"),
    ], [*load.failures[:10], *found[:10], *lost[:10]], arguments)
    return bool(load.failures or found or lost or doubled or not load.acknowledged)


def check_failover(cluster, arguments):
    wait_until_well(cluster, 60, "all to be well")
    begin = time.time()
    load, figures = rehearse(cluster, arguments, random.Random(arguments.seed))
    took = time.time() - begin
    wait_until_well(cluster, 90, "all to be well at the end")
    history, numbers = log_of(cluster)
    found = check.anomalies(history, load.seen_states)
    lost, doubled = check.lost_and_doubled(history, load.acknowledged)
    gaps = check.gaps(numbers)
    again = Load(load.gateways, load.key, 0, 0, 50)
    again.ids = load.ids
    again.start(readers=0)
    naive = naive_reads(cluster)
    again.stop()
    naive_found = check.anomalies(log_of(cluster)[0], naive)
    deaths = [seconds for how, _, seconds in figures if how == "kill"]
    vanished = [seconds for how, _, seconds in figures if how != "kill"]
    second = sum(attempts > 1 for _, _, _, attempts, _, _ in load.seen_states)
    report([
        ("events", f"{len(figures)} in {took / 60:.1f} min, seed {arguments.seed}"),
        ("reads", f"{len(load.seen_states)}, {len(load.failures)} failed; {second} answered when asked again, by the other gateway"),
        ("writes", f"{len(load.acknowledged)} acknowledged, {len(lost)} lost, {len(doubled)} doubled"),
        ("revisions", f"{len(numbers)}, {len(gaps)} gaps"),
        ("histories", f"{len(found)} anomalies; of {len(naive)} naive reads from servers in turn: {len(naive_found)}"),
        ("longest without a write, process killed", f"{max(deaths, default=0):.1f} s"),
        ("longest without a write, host frozen or cut off", f"{max(vanished, default=0):.1f} s"),
        ("read from replicas", f"{share_of_replicas():.0%} of the calls, as the services count since their last start"),
    ], [*load.failures[:10], *found[:10], *lost[:10], *doubled[:10]], arguments)
    return bool(load.failures or found or lost or doubled or gaps or not naive_found or not load.acknowledged)


def key_of(cluster):
    """A new key of a reviewer."""
    command = ["ip", "netns", "exec", "map-places1", "dotnet", os.path.join(cluster.programs, "Map.Service", "release", "Map.Service.dll")]
    return run(*command, "key", "create", "--role", "reviewer", "--label", "rehearsal", env={**os.environ, **cluster.database()}).stdout.strip()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--programs", required=True, help="the folder of the built programs")
    parser.add_argument("--postgres", required=True, help="the folder of PostgreSQL's programs")
    parser.add_argument("--events", type=int, default=50)
    parser.add_argument("--only", default="", help="only events whose words have this in them, such as 'kill primary'")
    parser.add_argument("--reads", type=float, default=300)
    parser.add_argument("--writes", type=float, default=20)
    parser.add_argument("--seed", type=int, default=int(time.time()))
    parser.add_argument("--before", help="the programs of the release before: instead of killing anything, it is replaced, and put back")
    parser.add_argument("--keep", action="store_true", help="leave the logs")
    parser.add_argument("--table", help="a file for the figures")
    arguments = parser.parse_args()
    print(f"seed {arguments.seed}", flush=True)
    folder = tempfile.mkdtemp(prefix="map-failover-", dir="/var/tmp")
    cluster = Cluster(folder, arguments.before or arguments.programs, arguments.postgres, several=not arguments.before)
    wrong = True
    try:
        cluster.start()
        if arguments.before:
            wrong = check_upgrade(cluster, arguments)
        else:
            wrong = check_failover(cluster, arguments)
    finally:
        cluster.stop()
        if arguments.keep or wrong:
            print(f"the logs are in {folder}")
        else:
            shutil.rmtree(folder)
    sys.exit(1 if wrong else 0)


if __name__ == "__main__":
    main()
