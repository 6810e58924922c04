namespace Assistant.Evals.Cases;

/// <summary>The text of a new case, which an author makes theirs: it can be played as it is, and says what each part is for.</summary>
public static class CaseSkeleton
{
    /// <param name="schema">Path of the schema, as the case's file must name it.</param>
    /// <param name="id">Lower-case words with hyphens.</param>
    public static string Text(string schema, string id) => $$"""
        {
          "$schema": "{{schema}}",
          "id": "{{id}}",

          // One sentence for a support manager: what a shopper must get, and why it matters.
          "purpose": "Write here what the shopper must get, and why it matters.",

          // true: no run passes while this case fails. For what must never go wrong.
          "mustPass": false,

          // Ids of the policy pages and names of prompts/intents that this is about, for scores by page and by intent.
          "policies": ["returns"],
          "intents": [],

          // "visitor", or a customer who is signed in: ada, grace, linus, mei or omar. docs/demo-shop.md tells their stories.
          "shopper": { "who": "visitor" },

          // What the shopper does, in order. A step types, clicks a suggestion, waits ("00:31:00"), or changes the shop.
          // {code} stands for the code that was mailed, {wrong code} for another.
          "turns": [
            {
              "types": "How long do I have to return something?",
              // Optional: what must hold of the answer to this very message (says, saysAny, never, cites, card, asks, intent, suggests, handedOff).
              "expect": { "cites": ["returns"] }
            }
          ],

          // What must have become true in the end. Expect what matters and nothing else: an answer may be worded in many ways.
          "expect": {
            // answered, asking, declined, personOffered or handedOff
            "outcome": "answered"
          }
        }

        """;
}
