"""Writers and readers of a map, each of whose responses is kept for the check."""

import base64
import http.client
import json
import random
import threading
import time

READ = "query($ids: [ID!]!) { nodes(ids: $ids) { id ... on SupportGroup { note revision } } }"
WRITE = "mutation($input: UpdatePlaceInput!) { updatePlace(input: $input) { place { revision } } }"
ADD = "mutation($input: AddPlaceInput!) { addPlace(input: $input) { place { id revision } } }"

SOURCE = {"sources": [{"citation": "the rehearsal"}]}

# What a person waits for; a proxy in front of two gateways would do the same.
PATIENCE = 10


class Refused(Exception):
    """A response that is no answer."""


class Conflict(Exception):
    """The place has changed since: by a write of ours whose response was lost."""


class Client:
    """Sends requests to any of the gateways, and to another one when that fails, and carries the revision that it has seen."""

    def __init__(self, gateways, key, seed):
        self.gateways, self.key, self.random = gateways, key, random.Random(seed)
        self.connections, self.seen = {}, None

    def ask(self, query, variables, tries=None):
        """The data of a response, how far it has the map, and how often it was asked for."""
        start, attempt = time.monotonic(), 0
        order = self.random.sample(self.gateways, len(self.gateways))
        while True:
            gateway = order[attempt % len(order)]
            attempt += 1
            try:
                return (*self.send(gateway, query, variables), attempt)
            except (OSError, http.client.HTTPException, Refused) as failure:
                self.connections.pop(gateway, None)
                if attempt == tries or time.monotonic() - start > PATIENCE:
                    raise Refused(f"{type(failure).__name__}: {failure}") from failure
                time.sleep(0.05)

    def send(self, gateway, query, variables):
        connection = self.connections.setdefault(gateway, http.client.HTTPConnection(gateway, 5080, timeout=4))
        headers = {"Content-Type": "application/json"}
        if self.key:
            headers["Authorization"] = f"Bearer {self.key}"
        if self.seen:
            headers["Map-Revision"] = self.seen
        connection.request("POST", "/graphql", json.dumps({"query": query, "variables": variables}), headers)
        response = connection.getresponse()
        body = response.read()
        if response.status >= 500 or response.status == 429:
            raise Refused(f"status {response.status}")
        if not body:
            raise ValueError(f"status {response.status} without a body: {response.headers}")
        parsed = json.loads(body)
        if parsed.get("errors"):
            code = parsed["errors"][0].get("extensions", {}).get("code")
            if code == "CONFLICT":
                raise Conflict
            raise Refused(code) if code in ("UNAVAILABLE", "DEADLINE_EXCEEDED", "INTERNAL") else ValueError(json.dumps(parsed["errors"])[:500])
        self.seen = response.headers.get("Map-Revision") or self.seen
        return parsed["data"], response.headers.get("Map-Revision")


class Load:
    """So many reads and writes a second on so many places, until it is told to end."""

    def __init__(self, gateways, key, places, reads, writes, carry=True):
        self.gateways, self.key, self.ids = gateways, key, []
        self.places, self.reads, self.writes, self.carry = places, reads, writes, carry
        self.ended = threading.Event()
        self.acknowledged, self.seen_states, self.failures, self.late = [], [], [], 0
        self.threads = []

    def prepare(self):
        client = Client(self.gateways, self.key, 0)
        for number in range(self.places):
            data, _, _ = client.ask(ADD, {"input": {
                "name": f"Register {number}", "status": "OPEN", "supportGroup": {}, "precision": "TOWN", "country": "GB", "note": "0",
                "position": {"latitude": 51.2 + number % 20 / 20, "longitude": 0.5 - number // 20 * 0.8}, "sources": [{"citation": "the rehearsal"}]}})
            self.ids.append(data["addPlace"]["place"]["id"])

    def start(self, readers=12, writers=4):
        for number in range(writers):
            self.thread(self.write, number, self.ids[number::writers], self.writes / writers)
        for number in range(readers):
            self.thread(self.read, number, self.reads / readers)

    def stop(self):
        self.ended.set()
        for thread in self.threads:
            thread.join()

    def thread(self, target, *arguments):
        thread = threading.Thread(target=self.watched, args=(target, *arguments))
        self.threads.append(thread)
        thread.start()

    def watched(self, target, *arguments):
        """A fault of the rehearsal itself is a failure, too."""
        try:
            target(*arguments)
        except Exception as fault:  # pylint: disable=broad-except
            self.failures.append((time.time(), time.time(), f"{target.__name__}: {fault!r}"))
            raise

    def turns(self, rate):
        """The moments at which to ask, whether or not the answers come as fast."""
        due = time.monotonic()
        while not self.ended.is_set():
            wait = due - time.monotonic()
            if wait > 0:
                self.ended.wait(wait)
            elif wait < -1:
                # Nobody asks twice for what they are still waiting for.
                due = time.monotonic()
            yield
            due += 1 / rate

    def write(self, number, ids, rate):
        client = Client(self.gateways, self.key, 1000 + number)
        present = {}
        for turn, _ in enumerate(self.turns(rate)):
            place = ids[turn % len(ids)]
            value, revision = present.get(place) or self.patient_state(client, place)
            wanted = str(int(value) + 1)
            start = time.time()
            while not self.ended.is_set() or value != wanted:
                try:
                    data, _, _ = client.ask(WRITE, {"input": {"id": place, "revision": revision, "place": {"note": wanted}, "summary": SOURCE}}, tries=1)
                    present[place] = (wanted, data["updatePlace"]["place"]["revision"])
                    self.acknowledged.append((place, wanted, present[place][1], start, time.time()))
                    break
                except (Refused, Conflict):
                    # It may have been written, or not: who asks again sees which.
                    try:
                        value, revision = self.state(client, place)
                    except Refused:
                        time.sleep(0.1)
                        continue
                    if value == wanted:
                        present[place] = (value, revision)
                        self.acknowledged.append((place, wanted, revision, start, time.time()))
                        break
                    if self.ended.is_set():
                        return

    def patient_state(self, client, place):
        """Who has a key reads from the primary, and waits for the next one."""
        while True:
            try:
                return self.state(client, place)
            except Refused:
                if self.ended.wait(0.1):
                    raise

    def state(self, client, place):
        data, _, _ = client.ask(READ, {"ids": [place]})
        return data["nodes"][0]["note"], data["nodes"][0]["revision"]

    def read(self, number, rate):
        client = Client(self.gateways, None, 2000 + number)
        for _ in self.turns(rate):
            start = time.time()
            try:
                data, position, attempts = client.ask(READ, {"ids": self.ids})
                state = {node["id"]: (node["revision"], node["note"]) for node in data["nodes"]}
                self.seen_states.append((number, start, time.time(), attempts, position, state))
            except Refused as failure:
                self.failures.append((start, time.time(), str(failure)))
            if not self.carry:
                client.seen = None


def uuid_of(identity):
    return base64.b64decode(identity + "=" * (-len(identity) % 4)).decode().split(":")[1]
