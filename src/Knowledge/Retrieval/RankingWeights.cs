namespace Madoguchi.Knowledge.Retrieval;

/// <summary>The numbers of the ranking, found by cross-validation over the questions of the articles.</summary>
internal static class RankingWeights
{
    /// <summary>How soon a repeated feature stops counting more.</summary>
    public const float Saturation = 1.2f;

    /// <summary>How much a question from another municipality's article counts.</summary>
    public const float OtherMunicipality = 0.85f;

    /// <summary>How much a local article's question teaches the classifier.</summary>
    public const float LocalSample = 0.6f;

    /// <summary>What the messages that are none of our business may count together, as a share of all questions.</summary>
    public const float ElsewhereShare = 0.25f;

    public static float Of(FeatureKind kind) => kind switch
    {
        FeatureKind.Word => 1.2f,
        FeatureKind.Pair => 0.5f,
        FeatureKind.Part => 0.3f,
        FeatureKind.Gram => 0.4f,
        FeatureKind.Reading => 0.2f,
        FeatureKind.Stem => 1.5f,
        FeatureKind.Romaji => 0.6f,
        FeatureKind.Concept => 1.6f,
        FeatureKind.Field => 3f,
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    // The parts of the evidence for one topic.
    public const float Classifier = 1f;
    public const float Lexical = 7f;
    public const float BestQuestion = 8f;
    public const float NextQuestion = 3f;

    /// <summary>What a topic gains for being the one last talked about.</summary>
    public const float LastTopic = 0.6f;

    /// <summary>Brings the probabilities down to how often they are right.</summary>
    public const float Temperature = 1.5f;

    /// <summary>How much a feature counts that no text has. Long pieces are often new without meaning anything.</summary>
    public static float Unknown(FeatureKind kind) => kind switch
    {
        FeatureKind.Word => 0.8f,
        FeatureKind.Part => 0.4f,
        FeatureKind.Gram => 0.3f,
        FeatureKind.Reading => 0.2f,
        _ => 0,
    };

    // How the signs that the message is our business at all add up, before the logistic function.
    public const double Offset = -11.2;
    public const double OfCoverage = 11;
    public const double OfNearestElsewhere = -3.5;
    public const double OfSimilarity = 12;
    public const double OfElsewhere = -0.7;
    public const double OfPosterior = 0.5;
    public const double OfSubject = 1.45;

    /// <summary>Being more like a known question than this, and than any message that is none of our business, speaks for itself.</summary>
    public const double SimilarFrom = 0.4;

    /// <summary>More subjects than this prove no more.</summary>
    public const double MostSubjects = 4;

    /// <summary>What stands in for the number of subjects in a language that has no list of them.</summary>
    public const double UnknownSubjects = 2.5;

    /// <summary>Below this, nothing in the knowledge base is meant.</summary>
    public const double NoneBelow = 0.35;

    /// <summary>Below this, the nearest topics are only offered.</summary>
    public const double WeakBelow = 0.5;

    /// <summary>A best topic less likely than this is only offered, however much the message is our business.</summary>
    public const double LikelyFrom = 0.12;

    /// <summary>At least this share of the probability makes the first topic the answer.</summary>
    public const double SureFrom = 0.55;

    /// <summary>So does this smaller share, where the first topic is this many times as likely as the second.</summary>
    public const double SureFromAlone = 0.35;
    public const double SureRatio = 2.5;

    /// <summary>Most topics in a ranking.</summary>
    public const int Most = 5;
}
