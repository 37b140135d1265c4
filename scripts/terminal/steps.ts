/** Shows which of several steps is under way and how long it has taken, on standard error. */
export interface Steps {
  /** End the step before, if there is one, and begin the next. */
  begin(name: string): void;
  end(): void;
}

export function showSteps(): Steps {
  const { stderr } = process;
  let name: string | undefined;
  let started = 0;
  let timer: NodeJS.Timeout | undefined;
  const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`;
  const draw = () => stderr.write(`\r\u001b[K${name} … ${seconds()}`);
  const end = () => {
    if (name === undefined) return;
    clearInterval(timer);
    stderr.write(`${stderr.isTTY ? '\r\u001b[K' : ''}${name}: ${seconds()}\n`);
    name = undefined;
  };
  return {
    begin(next) {
      end();
      name = next;
      started = performance.now();
      if (stderr.isTTY) {
        timer = setInterval(draw, 200);
        timer.unref();
      }
    },
    end,
  };
}
