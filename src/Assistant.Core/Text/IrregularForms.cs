using System.Collections.Frozen;

namespace Assistant.Core.Text;

/// <summary>
/// English forms that no rule about endings brings together: <c>bought</c> is <c>buy</c>, <c>color</c> is <c>colour</c>; and one that the
/// rules would bring to another word: an <c>evening</c> is not <c>even</c>.
/// </summary>
internal static class IrregularForms
{
    private static readonly FrozenDictionary<string, string> Basic = Read(
        """
        bear bore borne; beat beaten; become became; begin began begun; bend bent; bite bit bitten; bleed bled; blow blew blown; break broke broken;
        bring brought; build built; burn burnt; burst; buy bought; catch caught; choose chose chosen; come came; cost; creep crept; cut; deal dealt;
        dig dug; draw drew drawn; drink drank drunk; drive drove driven; eat ate eaten; fall fell fallen; feed fed; feel felt; fight fought;
        find found; flee fled; fly flew flown; forbid forbade forbidden; forget forgot forgotten; forgive forgave forgiven; freeze froze frozen;
        grow grew grown; hang hung; hear heard; hide hid hidden; hit; hold held; hurt; keep kept; kneel knelt; know knew known; lay laid; lead led;
        lean leant; learn learnt; leave left; lend lent; lose lost; mean meant; meet met; mistake mistook mistaken; pay paid; prove proven;
        ride rode ridden; ring rang rung; rise rose risen; run ran; see saw seen; seek sought; sell sold; send sent; sew sewn; shake shook shaken;
        shine shone; shoot shot; show shown; shrink shrank shrunk; sing sang sung; sink sank sunk; sit sat; sleep slept; slide slid; smell smelt;
        speak spoke spoken; spell spelt; spend spent; spill spilt; spoil spoilt; spring sprang sprung; stand stood; steal stole stolen; stick stuck;
        sting stung; strike struck; swear swore sworn; sweep swept; swim swam swum; swing swung; take took taken; teach taught; tear tore torn;
        tell told; think thought; throw threw thrown; understand understood; wake woke woken; wear wore worn; weave wove woven; win won; withdraw
        withdrew withdrawn; write wrote written; child children; man men; woman women; foot feet; tooth teeth; goose geese; mouse mice; half halves;
        knife knives; shelf shelves; wife wives; life lives; loaf loaves; leaf leaves; person people; cheap cheaper cheapest; big bigger biggest;
        small smaller smallest; large larger largest; long longer longest; short shorter shortest; late later latest; early earlier earliest;
        quick quicker quickest; fast faster fastest; old older oldest; new newer newest; high higher highest; low lower lowest;
        arise arose arisen; bid; bind bound; breed bred; cling clung; dream dreamt; foresee foresaw foreseen; give gave; go went; get got gotten;
        leap leapt; light lit; mislead misled; mishear misheard; misread; misunderstand misunderstood; outgrow outgrew outgrown; overhear overheard;
        oversee oversaw overseen; oversleep overslept; overpay overpaid; prepay prepaid; rebuild rebuilt; repay repaid; resell resold; resend resent;
        rewrite rewrote rewritten; spin spun; spit spat; swell swollen; tread trod trodden; underpay underpaid; undergo underwent undergone;
        undo undid undone; uphold upheld; weep wept; withhold withheld; die dies died dying; lie lies lied lying; tie ties tied tying; bus buses;
        gas gases; penny pence pennies; scarf scarves; thief thieves; calf calves; great greater greatest; few fewer fewest; easy easier easiest;
        heavy heavier heaviest; pricey pricier priciest; dear dearer dearest; safe safer safest; slow slower slowest; soon sooner soonest;
        strong stronger strongest; thick thicker thickest; thin thinner thinnest; tight tighter tightest; warm warmer warmest; weak weaker weakest;
        wide wider widest; narrow narrower narrowest; loose looser loosest; eventide evening evenings
        """);

    /// <summary>American spellings, each after the British one.</summary>
    private static readonly FrozenDictionary<string, string> British = Read(
        """
        analyse analyze analyzed analyzing; anonymise anonymize anonymized anonymizing anonymization; apologise apologize apologized apologizing;
        authorise authorize authorized authorizes authorizing authorization; behaviour behavior behaviors; catalogue catalog catalogs;
        centre center centers; colour color colors colored; customise customize customized customizes customizing customization; defence defense;
        enrol enroll enrolled enrolling enrollment; favour favor favors; favourite favorite favorites; finalise finalize finalized finalizing;
        fulfil fulfill fulfilled fulfilling fulfillment; grey gray; honour honor honored; instalment installment installments;
        jewellery jewelry; kerb curb; labour labor; licence license licensed licenses licensing; litre liter liters; mould mold molds; mouldy moldy;
        neighbour neighbor neighbors; neighbourhood neighborhood; odour odor odors; offence offense offenses; organise organize organized organizing;
        organisation organization organizations; personalise personalize personalized personalizes personalizing personalization;
        programme program programs; pyjamas pajamas; realise realize realized; recognise recognize recognized recognizes recognizing;
        traveller traveler travelers; tyre tire tires; unauthorised unauthorized; unrecognised unrecognized; utilise utilize utilized
        """);

    /// <summary>The basic form of <paramref name="word"/>, or the word itself.</summary>
    public static string Normalize(string word) =>
        Basic.TryGetValue(word, out var basic) ? basic : British.GetValueOrDefault(word, word);

    private static FrozenDictionary<string, string> Read(string forms) =>
        forms.Split(';')
            .Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .SelectMany(line => line.Skip(1).Select(form => KeyValuePair.Create(form, line[0])))
            .ToFrozenDictionary();
}
