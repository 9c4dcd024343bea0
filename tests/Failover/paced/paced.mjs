// node paced.mjs URL,URL,… PER_SECOND SECONDS: asks each gateway for the places near one point after the other, each when it is due, however slow the
// answers are (autocannon, corrected for coordinated omission); PER_SECOND 0: as fast as they come. Prints a line of JSON; times in milliseconds.
import autocannon from 'autocannon';

const [urls, perSecond, seconds] = [process.argv[2].split(','), Number(process.argv[3]), Number(process.argv[4])];
const query = 'query($at: PositionInput!) { placesNear(position: $at, withinKm: 50, first: 20) { edges { distanceKm node { id name } } } }';

// None is asked for twice within the minute for which a response is cached.
const points = 60_000;
function request(number) {
  const at = { latitude: 43 + (number * 0.0137) % 11, longitude: -4 + (number * 0.0291) % 16 };
  return JSON.stringify({ query, variables: { at } });
}

let next = 0;
const results = await Promise.all(urls.map(url => autocannon({
  url: url + '/graphql',
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  connections: 16,
  duration: seconds,
  timeout: 10,
  ...(perSecond ? { overallRate: Math.round(perSecond / urls.length) } : {}),
  requests: [{ setupRequest: one => ({ ...one, body: request(next++ % points) }) }],
  verifyBody: body => body.includes('"edges"'),
})));

const worst = name => Math.max(...results.map(one => one.latency[name]));
const sum = of => results.reduce((total, one) => total + of(one), 0);
console.log(JSON.stringify({
  perSecond: sum(one => one.requests.total / one.duration), answered: sum(one => one['2xx'] - one.mismatches),
  failed: sum(one => one.errors + one.timeouts + one.non2xx + one.mismatches),
  p50: worst('p50'), p99: worst('p99'), p999: worst('p99_9'), max: worst('max'),
}));
