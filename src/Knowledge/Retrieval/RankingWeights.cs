#pragma warning disable
namespace Madoguchi.Knowledge.Retrieval;

/// <summary>The numbers of the ranking, found by cross-validation over the questions of the articles.</summary>
internal static class RankingWeights
{
    /// <summary>How soon a repeated feature stops counting more.</summary>
    public static float Saturation = 1.2f;

    /// <summary>How much a topic of the local article's questions gains where the message is about that municipality.</summary>
    public static float OtherMunicipality = 0.85f;

    public static float Of(FeatureKind kind) => kind switch
    {
        FeatureKind.Word => KWord,
        FeatureKind.Pair => KPair,
        FeatureKind.Part => KPart,
        FeatureKind.Gram => KGram,
        FeatureKind.Reading => KReading,
        FeatureKind.Romaji => KRomaji,
        FeatureKind.Field => KField,
        FeatureKind.Stem => KStem,
        FeatureKind.Concept => KConcept,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    // The parts of the evidence for one topic.
    public static float Classifier = 1f;
    public static float Lexical = 7f;
    public static float BestQuestion = 8f;
    public static float NextQuestion = 3f;

    /// <summary>What a topic gains for being the one last talked about.</summary>
    public static float LastTopic = 0.6f;

    public static float Temperature = 1.5f;

    /// <summary>How much a feature counts that no text has. Long pieces are often new without meaning anything.</summary>
    public static float Unknown(FeatureKind kind) => kind switch
    {
        FeatureKind.Word => UWord,
        FeatureKind.Pair => UPair,
        FeatureKind.Part => UPart,
        FeatureKind.Gram => UGram,
        FeatureKind.Reading => UReading,
        FeatureKind.Romaji => URomaji,
        _ => 0,
    };

    // How the signs that the message is our business at all add up, before the logistic function.
    public static float Offset = -3.5f;
    public static float OfSimilarity = 6f;
    public static float OfExplained = 5f;
    public static float OfCoverage = 3f;
    public static float OfElsewhere = -4f;
    public static float OfPosterior = 1.5f;

    /// <summary>Below this, nothing in the knowledge base is meant.</summary>
    public static double NoneBelow = 0.35;

    /// <summary>Below this, the nearest topics are only offered.</summary>
    public static double WeakBelow = 0.5;

    /// <summary>At least this share of the probability makes the first topic the answer.</summary>
    public static double SureFrom = 0.45;

    /// <summary>The first topic is the answer, too, where it is this many times as likely as the second.</summary>
    public static double SureRatio = 1.8;

    /// <summary>Most topics in a ranking.</summary>
    public const int Most = 5;
    public static float KWord = 1.2f;
    public static float KPair = 0.5f;
    public static float KPart = 0.3f;
    public static float KGram = 0.4f;
    public static float KReading = 0.2f;
    public static float KRomaji = 0.6f;
    public static float KConcept = 1.6f;
    public static float UWord = 0.8f;
    public static float UPair = 0f;
    public static float UPart = 0.4f;
    public static float UGram = 0.3f;
    public static float UReading = 0.2f;
    public static float URomaji = 0f;

    public static int MinDf = 2; public static int Epochs = 24; public static float Step = 0.35f; public static float Decay = 2e-5f;
public static float KStem=1.5f;
public static float KField=3f;
}
