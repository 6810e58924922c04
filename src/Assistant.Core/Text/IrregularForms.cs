using System.Collections.Frozen;

namespace Assistant.Core.Text;

/// <summary>English forms that no rule about endings brings together: <c>bought</c> is <c>buy</c>, <c>children</c> is <c>child</c>.</summary>
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
        quick quicker quickest; fast faster fastest; old older oldest; new newer newest; high higher highest; low lower lowest
        """);

    /// <summary>The basic form of <paramref name="word"/>, or the word itself.</summary>
    public static string Normalize(string word) => Basic.GetValueOrDefault(word, word);

    private static FrozenDictionary<string, string> Read(string forms) =>
        forms.Split(';')
            .Select(line => line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            .SelectMany(line => line.Skip(1).Select(form => KeyValuePair.Create(form, line[0])))
            .ToFrozenDictionary();
}
