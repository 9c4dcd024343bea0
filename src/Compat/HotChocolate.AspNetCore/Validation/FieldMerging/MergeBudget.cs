namespace HotChocolate.Validation;

/// <summary>Bounds the comparing of fields: fragments let a short document ask for very many comparisons.</summary>
sealed class MergeBudget(int steps, string exceeded)
{
    int steps = steps;

    public void Spend(int steps)
    {
        this.steps -= steps;
        if (this.steps < 0)
            throw ValidationContext.Abort(ValidationErrorCodes.TooComplex, exceeded + " Validation aborted.");
    }
}
