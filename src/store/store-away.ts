/** The shared store cannot be asked now. Only the strict calls of a store throw it; nobody outside is shown it. */
export class StoreAway extends Error {
  constructor() {
    super('the shared store does not answer');
    this.name = 'StoreAway';
  }
}
