// Posts a body of so many bytes to an address so many times; prints the status of each answer, or what went wrong.
const [url, size, times] = process.argv.slice(2);
const body = new Uint8Array(Number(size)).fill(32);
for (let i = 0; i < Number(times); i++) {
  try {
    const answer = await fetch(url, { method: "POST", body, headers: { "Content-Type": "application/json" } });
    await answer.text();
    console.log(answer.status);
  } catch (lost) {
    console.log(lost.cause?.message ?? lost.message);
  }
}
