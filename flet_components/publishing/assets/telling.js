// Tells the page how much of what Python needs has been loaded.
{
  const load = self.fetch;
  self.fetch = async (resource, options) => {
    const answer = await load(resource, options);
    if (!answer.ok || !answer.body) return answer;
    const url = answer.url;
    let bytes = 0;
    const counted = answer.body.pipeThrough(new TransformStream({
      transform(chunk, out) {
        bytes += chunk.byteLength;
        self.postMessage({ loaded: url, bytes });
        out.enqueue(chunk);
      },
      flush() { self.postMessage({ loaded: url, bytes, done: true }); },
    }));
    const { status, statusText, headers } = answer;
    return new Response(counted, { status, statusText, headers });
  };
}
