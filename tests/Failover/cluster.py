"""Three database servers with Patroni, etcd and PgBouncer, two services and two gateways, each a network namespace of this machine."""

import json
import os
import shutil
import signal
import subprocess
import time
import urllib.request
from dataclasses import dataclass, field

NETWORK = "10.77.0."
BRIDGE = "map-bridge"
DATABASES = {"db1": "11", "db2": "12", "db3": "13"}
SERVICES = {"places1": "21", "places2": "22"}
GATEWAYS = {"gateway1": "31", "gateway2": "32"}
# Nodes that nothing runs on at first.
SPARE = {"services": {"places3": "23", "places4": "24"}, "gateways": {"gateway3": "33", "gateway4": "34"}}
NODES = {**DATABASES, **SERVICES, **SPARE["services"], **GATEWAYS, **SPARE["gateways"]}
PASSWORD = "rehearsal"


def fill_in(source, target, values):
    """A file of docs/deploy, with the values of this cluster."""
    with open(os.path.join(os.path.dirname(__file__), "../../docs/deploy", source), encoding="utf-8") as file:
        text = file.read()
    for old, new in values.items():
        assert old in text, f"{source} has no {old}"
        text = text.replace(old, new)
    with open(target, "w", encoding="utf-8") as file:
        file.write(text)


def run(*command, check=True, **more):
    return subprocess.run(command, check=check, capture_output=True, text=True, **more)


def address_of(node):
    return NETWORK + NODES[node]


@dataclass
class Process:
    """A program in the namespace of a node, which is started again when it ends, as systemd does."""

    node: str
    name: str
    command: list
    environment: dict
    log: str
    user: str | None = None
    running: subprocess.Popen | None = None
    wanted: bool = True
    ended_at: float | None = None

    def start(self):
        as_user = ["setpriv", "--reuid", self.user, "--regid", self.user, "--init-groups", "--"] if self.user else []
        with open(self.log, "a", encoding="utf-8") as log:
            self.running = subprocess.Popen(
                ["ip", "netns", "exec", "map-" + self.node, *as_user, *self.command],
                stdin=subprocess.DEVNULL, stdout=log, stderr=log, start_new_session=True, env={**os.environ, **self.environment}, cwd="/")
        self.ended_at = None

    def keep(self):
        """Starts it again a second after its end."""
        if self.running.poll() is None or not self.wanted:
            return
        self.ended_at = self.ended_at or time.monotonic()
        if time.monotonic() - self.ended_at > 1:
            self.start()


def pids_of(node, program=None):
    """Process ids in the namespace of a node; those whose command line has a program."""
    found = []
    for pid in run("ip", "netns", "pids", "map-" + node, check=False).stdout.split():
        try:
            with open(f"/proc/{pid}/cmdline", "rb") as line:
                words = line.read().replace(b"\0", b" ").decode(errors="replace")
        except OSError:
            continue
        if program is None or program in words:
            found.append(int(pid))
    return found


def end_all(node):
    for pid in pids_of(node):
        try:
            os.kill(pid, signal.SIGCONT)
            os.kill(pid, signal.SIGKILL)
        except ProcessLookupError:
            pass


@dataclass
class Cluster:
    """All of it, in a folder that is deleted at the end."""

    folder: str
    programs: str
    postgres: str
    # Whether services name all database servers, and go through the pooler of the primary; or know only the primary.
    several: bool = True
    # The folder of what the map has at first; null: nothing.
    seed: str | None = None
    processes: list = field(default_factory=list)

    def start(self):
        # What a run that was killed has left.
        self.stop()
        self.make_network()
        os.makedirs(self.folder, exist_ok=True)
        os.chmod(self.folder, 0o755)
        for node in DATABASES:
            self.start_database(node)
        self.wait_for_primary(60)
        self.make_map()
        for node in SERVICES:
            self.start_service(node)
        for node in GATEWAYS:
            self.start_gateway(node)
        self.wait_for_gateways(GATEWAYS)

    def wait_for_gateways(self, nodes):
        for node in nodes:
            self.wait_until(lambda: http_ok(f"http://{address_of(node)}:5080/health/ready"), 180, f"{node} to be ready")

    def stop(self):
        for process in self.processes:
            process.wanted = False
        for node in reversed(NODES):
            end_all(node)
            # A namespace lives on for as long as a process of it does.
            run("ip", "link", "del", "map-" + node, check=False)
            run("ip", "netns", "del", "map-" + node, check=False)
        run("ip", "link", "del", BRIDGE, check=False)

    def remove(self, node):
        """Ends what runs on a node."""
        for process in [process for process in self.processes if process.node == node]:
            process.wanted = False
            self.processes.remove(process)
        end_all(node)

    def keep(self):
        for process in self.processes:
            process.keep()

    def make_network(self):
        run("ip", "link", "add", BRIDGE, "type", "bridge")
        run("ip", "address", "add", NETWORK + "1/24", "dev", BRIDGE)
        run("ip", "link", "set", BRIDGE, "up")
        for node in NODES:
            space = "map-" + node
            run("ip", "netns", "add", space)
            run("ip", "link", "add", "eth0", "netns", space, "type", "veth", "peer", "name", "map-" + node)
            run("ip", "link", "set", "map-" + node, "master", BRIDGE, "up")
            run("ip", "-n", space, "address", "add", address_of(node) + "/24", "dev", "eth0")
            run("ip", "-n", space, "link", "set", "lo", "up")
            run("ip", "-n", space, "link", "set", "eth0", "up")

    def start_database(self, node):
        home = os.path.join(self.folder, node)
        os.makedirs(home)
        shutil.chown(home, "postgres", "postgres")
        own = address_of(node)
        members = ",".join(f"{name}=http://{address_of(name)}:2380" for name in DATABASES)
        self.add(node, "etcd", [
            "/usr/bin/etcd", "--name", node, "--data-dir", os.path.join(home, "etcd"), "--listen-peer-urls", f"http://{own}:2380",
            "--initial-advertise-peer-urls", f"http://{own}:2380", "--listen-client-urls", f"http://{own}:2379", "--advertise-client-urls", f"http://{own}:2379",
            "--initial-cluster", members, "--initial-cluster-state", "new", "--heartbeat-interval", "200", "--election-timeout", "2000", "--enable-v2=true",
            # Who comes back from nowhere does not unseat the leader that the others have.
            "--pre-vote",
        ], user="postgres")
        settings = os.path.join(home, "patroni.yml")
        with open(os.path.join(os.path.dirname(__file__), "patroni.yml"), encoding="utf-8") as template:
            text = template.read()
        for name, value in {"NODE": node, "ADDRESS": own, "HOME": home, "BIN": self.postgres, "PASSWORD": PASSWORD,
                            "ETCD": ", ".join(f"{address_of(name)}:2379" for name in DATABASES)}.items():
            text = text.replace(f"@{name}@", value)
        with open(settings, "w", encoding="utf-8") as file:
            file.write(text)
        self.add(node, "patroni", ["/usr/bin/patroni", settings], user="postgres")
        if self.several:
            self.start_pooler(node, home)

    def start_pooler(self, node, home):
        users = os.path.join(home, "userlist.txt")
        with open(users, "w", encoding="utf-8") as file:
            file.write(f'"map" "{PASSWORD}"\n')
        settings = os.path.join(home, "pgbouncer.ini")
        written = {"ADDRESS": address_of(node), "/etc/pgbouncer/userlist.txt": users}
        fill_in("pgbouncer/pgbouncer.ini", settings, {**written, "[pgbouncer]": "[pgbouncer]\nunix_socket_dir ="})
        self.add(node, "pooler", ["/usr/sbin/pgbouncer", settings], user="postgres")

    def make_map(self):
        primary = self.primary()
        sql = f"""
            CREATE ROLE map LOGIN PASSWORD '{PASSWORD}';
            CREATE DATABASE map OWNER map;
            \\connect map
            CREATE EXTENSION postgis; CREATE EXTENSION unaccent; CREATE EXTENSION pg_trgm; CREATE EXTENSION fuzzystrmatch; CREATE EXTENSION intarray;
            """
        run("ip", "netns", "exec", "map-" + primary, "psql", "-v", "ON_ERROR_STOP=1", "-Xq", "-h", address_of(primary), "-U", "postgres",
            input=sql, env={**os.environ, "PGPASSWORD": PASSWORD})

    def start_service(self, node):
        if self.several:
            self.start_proxy(node)
        self.add(node, "places", ["dotnet", os.path.join(self.programs, "Map.Service", "release", "Map.Service.dll")], {
            **self.database(), "MAP_PLACES_URL": f"http://{address_of(node)}:5081", "MAP_ADMIN_URL": f"http://{address_of(node)}:9464", "MAP_POOL": "20",
            "MAP_CONTRIBUTORS_PUBLISH": "on", "MAP_KEY_REVIEWER_BURST": "1000000", "MAP_SEED": self.seed or "", "MAP_LOG": "json"})

    def start_proxy(self, node):
        """Leads from this node to the pooler of the primary, whichever that is."""
        settings = os.path.join(self.folder, f"{node}.haproxy.cfg")
        servers = {f"10.0.0.2{number}:5432": f"{address_of(name)}:6432" for number, name in enumerate(DATABASES, 1)}
        fill_in("haproxy/postgresql.cfg", settings, {"10.0.0.5": "127.0.0.1", **servers})
        self.add(node, "proxy", ["/usr/sbin/haproxy", "-f", settings])

    def start_gateway(self, node, services=SERVICES):
        self.add(node, "gateway", ["dotnet", os.path.join(self.programs, "Map.Gateway", "release", "Map.Gateway.dll")], {
            "MAP_PLACES_URL": ",".join(f"http://{address_of(name)}:5081" for name in services), "MAP_GATEWAY_URL": f"http://{address_of(node)}:5080",
            "MAP_ADMIN_URL": f"http://{address_of(node)}:9464", "MAP_RATE_COST_PER_SECOND": "0", "MAP_LOG": "json"})

    def database(self):
        """How services find the database."""
        rest = f"Username=map;Password={PASSWORD};Database=map"
        if not self.several:
            return {"MAP_DATABASE": f"Host={address_of(self.primary())};{rest}"}
        hosts = ",".join(address_of(name) for name in DATABASES)
        return {"MAP_DATABASE": f"Host=127.0.0.1;Port=5000;{rest}", "MAP_DATABASE_SESSIONS": f"Host={hosts};Port=5432"}

    def add(self, node, name, command, environment=None, user=None):
        process = Process(node, name, command, environment or {}, os.path.join(self.folder, f"{node}.{name}.log"), user)
        self.processes.append(process)
        process.start()

    def process(self, node, name):
        return next(process for process in self.processes if (process.node, process.name) == (node, name))

    def primary(self):
        """The node that Patroni says is the primary; None while there is none."""
        for node in DATABASES:
            if http_ok(f"http://{address_of(node)}:8008/primary"):
                return node
        return None

    def replicas(self):
        return [node for node in DATABASES if http_ok(f"http://{address_of(node)}:8008/replica")]

    def wait_for_primary(self, seconds):
        self.wait_until(lambda: self.primary() and len(self.replicas()) == len(DATABASES) - 1, seconds, "a primary and its replicas")

    def wait_until(self, holds, seconds, what):
        end = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > end:
                raise TimeoutError(f"waited {seconds} s in vain for {what}")
            self.keep()
            time.sleep(0.2)

    def query(self, sql):
        primary = self.primary()
        return run("psql", "-XAtq", "-h", address_of(primary), "-U", "postgres", "map", "-c", sql, env={**os.environ, "PGPASSWORD": PASSWORD}).stdout.strip()

    def synchronous(self):
        """How many replicas the primary waits for."""
        primary = self.primary()
        if primary is None:
            return 0
        with urllib.request.urlopen(f"http://{address_of(primary)}:8008/cluster", timeout=2) as response:
            return sum(member["role"] == "sync_standby" for member in json.load(response)["members"])


def http_ok(url):
    try:
        with urllib.request.urlopen(url, timeout=1) as response:
            return response.status == 200
    except OSError:
        return False
