import { take, takeNumber } from 'known:failure/taker';

export const send = (value) => take({ tag: 'number', val: value });

export const sendNumber = takeNumber;
