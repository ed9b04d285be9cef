// An MVar of one value, with promises for threads that wait.
class MVar {
  full = false;
  value = undefined;
  takers = [];
  putters = [];
  take() {
    if (!this.full) return new Promise((resolve) => this.takers.push(resolve));
    const value = this.value;
    if (this.putters.length > 0) {
      const [next, resolve] = this.putters.shift();
      this.value = next;
      resolve();
    } else this.full = false;
    return value;
  }
  put(value) {
    if (this.full) return new Promise((resolve) => this.putters.push([value, resolve]));
    if (this.takers.length > 0) this.takers.shift()(value);
    else {
      this.full = true;
      this.value = value;
    }
  }
}

async function echo(ping, pong) {
  for (;;) await pong.put((await ping.take()) + 1);
}

export async function main() {
  const ping = new MVar();
  const pong = new MVar();
  echo(ping, pong);
  let n = 0;
  for (let left = 200000; left > 0; left--) {
    await ping.put(n);
    n = await pong.take();
  }
  return `${n}`;
}
