/** A description that cannot be deployed. The message names the field, its value and what was expected. */
export class RepublicDescriptionError extends Error {
  override readonly name: string = "RepublicDescriptionError";
}
