import { freeStart } from '../bench/clinics.js';
import { type Load, load } from './overload-load.js';

/** Clients in a process of their own, told by the parent what to do. */
process.on('message', (given: Omit<Load, 'startOf'>) => {
  void load({ ...given, startOf: freeStart }).then((seen) => process.send!(seen));
});
process.once('disconnect', () => process.exit());
