const READ_OUT = 16 * 1024 * 1024;

/**
 * Reads away what is left of a body nobody wants: an answer given while the sender still sends would be lost to him
 * with the connection. Gives up on a body without end.
 */
export async function readOut(request: Request, limit = READ_OUT): Promise<void> {
  if (request.body === null || request.body.locked) return;
  const reader = request.body.getReader();
  for (let read = 0; read < limit; ) {
    const { done, value } = await reader.read();
    if (done) return;
    read += value.byteLength;
  }
  await reader.cancel();
}
