"""Whether what many readers saw is one history: that of the revision log."""

import bisect

from load import uuid_of


def of_log(rows):
    """The log as the states of each place, by the number of the revision: {place: ([numbers], [notes])}."""
    history = {}
    for number, place, note in rows:
        numbers, notes = history.setdefault(place, ([], []))
        numbers.append(number)
        notes.append(note)
    return history


def anomalies(history, states):
    """All changes have one order, that of their numbers. So each state that was read in one statement has to be that order up to some number: what was read
    last of all tells which, and then everything else is known. It finds what Elle calls a long fork (two readers who disagree on the order of two changes), a
    fractured read, a lost update and a read of what was never written.

    states: (reader, begin, end, attempts, position, {place: (revision, note)}), in the order in which each reader saw them.
    """
    found = []
    last_of = {}
    for reader, _, _, _, position, state in states:
        newest = max(revision for revision, _ in state.values())
        for place, (revision, note) in state.items():
            numbers, notes = history[uuid_of(place)]
            index = bisect.bisect_right(numbers, newest) - 1
            if index < 0 or numbers[index] != revision or notes[index] != note:
                found.append(("no prefix", reader, place, revision, newest))
        if newest < last_of.get(reader, 0):
            found.append(("went back", reader, newest, last_of[reader]))
        if position is not None and int(position.split(".")[0]) < newest:
            found.append(("said less than it showed", reader, position, newest))
        last_of[reader] = max(newest, last_of.get(reader, 0))
    return found


def lost_and_doubled(history, acknowledged):
    """Acknowledged writes that the log does not have, and values that it has twice."""
    lost = []
    for place, value, revision, _, _ in acknowledged:
        numbers, notes = history.get(uuid_of(place), ([], []))
        index = bisect.bisect_left(numbers, revision)
        if index == len(numbers) or numbers[index] != revision or notes[index] != value:
            lost.append((place, value, revision))
    doubled = [(place, note) for place, (_, notes) in history.items() for note, after in zip(notes, notes[1:]) if note == after]
    return lost, doubled


def gaps(numbers):
    """Numbers that are missing between the first and the last."""
    return [number for number, after in zip(numbers, numbers[1:]) if after != number + 1]
