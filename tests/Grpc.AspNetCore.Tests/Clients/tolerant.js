'use strict';

// The same handlers, for callers that may go away in the middle of a write: in Node an error that nobody listens to ends the process.
exports.tolerant = (implementation) => Object.fromEntries(Object.entries(implementation).map(([name, handle]) => [name, (call, callback) => {
  call.on('error', () => {});
  handle(call, callback);
}]));
