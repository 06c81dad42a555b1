namespace Madoguchi.Knowledge.Retrieval;

/// <summary>The numbers of the ranking, found by cross-validation over the questions of the articles.</summary>
internal static class RankingWeights
{
    /// <summary>How soon a repeated feature stops counting more.</summary>
    public const float Saturation = 1.2f;

    /// <summary>How much a topic of the local article's questions gains where the message is about that municipality.</summary>
    public const float OtherMunicipality = 0.85f;

    public static float Of(FeatureKind kind) => kind switch
    {
        FeatureKind.Word => 1f,
        FeatureKind.Pair => 0.5f,
        FeatureKind.Part => 0.3f,
        FeatureKind.Gram => 0.6f,
        FeatureKind.Reading => 0.35f,
        FeatureKind.Romaji => 0.6f,
        FeatureKind.Concept => 1.2f,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    // The parts of the evidence for one topic.
    public const float Classifier = 1f;
    public const float Lexical = 7f;
    public const float BestQuestion = 8f;
    public const float NextQuestion = 3f;

    /// <summary>What a topic gains for being the one last talked about.</summary>
    public const float LastTopic = 0.6f;

    public const float Temperature = 1f;

    /// <summary>How much a feature counts that no text has. Long pieces are often new without meaning anything.</summary>
    public static float Unknown(FeatureKind kind) => kind switch
    {
        FeatureKind.Word => 0.8f,
        FeatureKind.Pair => 0,
        FeatureKind.Part => 0.4f,
        FeatureKind.Gram => 0.3f,
        FeatureKind.Reading => 0.2f,
        FeatureKind.Romaji => 0,
        _ => 0,
    };

    // How the signs that the message is our business at all add up, before the logistic function.
    public const float Offset = -3.5f;
    public const float OfSimilarity = 6f;
    public const float OfExplained = 5f;
    public const float OfCoverage = 3f;
    public const float OfElsewhere = -4f;
    public const float OfPosterior = 1.5f;

    /// <summary>Below this, nothing in the knowledge base is meant.</summary>
    public const double NoneBelow = 0.35;

    /// <summary>Below this, the nearest topics are only offered.</summary>
    public const double WeakBelow = 0.5;

    /// <summary>At least this share of the probability makes the first topic the answer.</summary>
    public const double SureFrom = 0.45;

    /// <summary>The first topic is the answer, too, where it is this many times as likely as the second.</summary>
    public const double SureRatio = 1.8;

    /// <summary>Most topics in a ranking.</summary>
    public const int Most = 5;
}
