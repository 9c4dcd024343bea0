// What needs a browser is not part of ./map test: ./map rehearse runs it.
[assembly: AssemblyTrait("Category", "Rehearsal")]
