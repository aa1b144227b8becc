/** Lets other requests in: the driver of a file answers at once, and long work would keep them all waiting. */
export const others = () => new Promise<void>((resolve) => setTimeout(resolve, 0));
