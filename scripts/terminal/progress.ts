import { Presets, SingleBar } from 'cli-progress';

/** Shows how far a long step is, on standard error; nothing where that is no terminal. */
export interface Progress {
  update(done: number, total: number): void;
  /** Take the bar away. */
  stop(): void;
}

/** @param what The step in a word or two. */
export function showProgress(what: string): Progress {
  if (!process.stderr.isTTY) return { update() {}, stop() {} };
  const bar = new SingleBar(
    {
      format: `${what} {bar} {percentage}%`,
      stream: process.stderr,
      clearOnComplete: true,
      hideCursor: true,
      fps: 8,
    },
    Presets.shades_classic,
  );
  let started = false;
  return {
    update(done, total) {
      if (!started) bar.start(Math.max(total, 1), done);
      started = true;
      bar.setTotal(Math.max(total, 1));
      bar.update(done);
    },
    stop() {
      if (started) bar.stop();
    },
  };
}
