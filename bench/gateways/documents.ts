import { account, productId } from './account.ts';
import { aliases, productFields, type QuestionId } from './questions.ts';

/** An operation as it stands in the body of a POST. */
export interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** Writes the operation for a question, about one of its products. */
export type Documents = (id: QuestionId, variant: number) => Operation;

/** The questions in the gateway's own vocabulary, which the peers made by hand share; `idType` is what they call a 64-bit number. */
export function documents(idType: 'Int64' | 'ID'): Documents {
  const fields = productFields.join(' ');
  const labels = `shippingLabels(first: ${account.labels}) { nodes { shippingLabelId name destination } }`;
  const aliased = Array.from(
    { length: aliases },
    (_, n) => `p${n}: product(productId: $id) { productId name isCommitted }`,
  );
  const first = `first: ${account.pageSize}`;
  const submissions = `submissions(first: ${account.submissions})`;
  const ask = `query Ask($id: ${idType}!)`;
  const texts: Record<QuestionId, string> = {
    Q1: `${ask} { product(productId: $id) { ${fields} } }`,
    Q2: `{ products(${first}) { nodes { ${fields} } } }`,
    Q3: `{ products(${first}) { nodes { productId name ${submissions} { nodes { submissionId name type } } } } }`,
    Q4: `${ask} { product(productId: $id) { productId name ${submissions} { nodes { submissionId name workflowStatus { currentStep state } ${labels} } } } }`,
    Q5: `${ask} { ${aliased.join(' ')} }`,
  };
  return operations(texts);
}

/**
 * The questions to a server whose schema is the service's REST API as it is: lists are `value`, and what only the single record
 * has is its `detail`. `one` and `many` are its root fields.
 */
export function wireDocuments(one: string, many: string): Documents {
  const own = new Map([
    ['productId', 'productId: id'],
    ['name', 'name: productName'],
  ]);
  const fields = productFields.map((field) => own.get(field) ?? field).join(' ');
  const product = 'productId: id name: productName';
  const labels = 'shippingLabels { value { shippingLabelId: id name destination } }';
  const detail = 'detail { workflowStatus { currentStep state } }';
  const aliased = Array.from(
    { length: aliases },
    (_, n) => `p${n}: ${one}(productId: $id) { ${product} isCommitted }`,
  );
  const ask = 'query Ask($id: String!)';
  return operations({
    Q1: `${ask} { product: ${one}(productId: $id) { ${fields} } }`,
    Q2: `{ products: ${many} { value { ${fields} } } }`,
    Q3: `{ products: ${many} { value { ${product} submissions { value { submissionId: id name type } } } } }`,
    Q4: `${ask} { product: ${one}(productId: $id) { ${product} submissions { value { submissionId: id name ${detail} ${labels} } } } }`,
    Q5: `${ask} { ${aliased.join(' ')} }`,
  });
}

function operations(texts: Readonly<Record<QuestionId, string>>): Documents {
  return (id, variant) => ({
    query: texts[id],
    variables: texts[id].includes('$id') ? { id: productId(variant) } : {},
  });
}
