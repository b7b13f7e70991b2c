import { account, productId } from './account.ts';
import { aliases, productFields, type QuestionId } from './questions.ts';

/** An operation as it stands in the body of a POST. */
export interface Operation {
  readonly query: string;
  readonly variables: Readonly<Record<string, string>>;
}

/** The questions in the gateway's own vocabulary, which the peers made by hand share; `idType` is what they call a 64-bit number. */
export function documents(idType: 'Int64' | 'ID'): (id: QuestionId, variant: number) => Operation {
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
  return (id, variant) => ({
    query: texts[id],
    variables: texts[id].startsWith(ask) ? { id: productId(variant) } : {},
  });
}
