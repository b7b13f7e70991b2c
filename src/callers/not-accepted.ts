/** Credentials that are refused; the message is for the log. */
export class NotAccepted extends Error {}
