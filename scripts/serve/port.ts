import { WrongUseError } from '../terminal/command.ts';

/** @throws WrongUseError when the text is no port number; 0 means any free port. */
export function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65535) {
    throw new WrongUseError(`Unexpected --port "${text}", expected a number from 0 to 65535`);
  }
  return port;
}
